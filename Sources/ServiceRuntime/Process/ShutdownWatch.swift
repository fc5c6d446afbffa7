import Glibc
import Logging
import ServiceLifecycle

/// The first to hear of the shutdown: turns readiness off, and sets the alarm that ends a process that hangs.
struct ShutdownWatch: Service {
    let context: ProcessContext

    func run() async throws {
        try await gracefulShutdown()
        context.health.beginStopping()
        context.logger.info("stopping", metadata: ["grace": "\(context.config.shutdownGrace)"])
        let longest = context.config.shutdownGrace + ProcessLimits.cancellationGrace
        // The kernel's own timer: it works even when every thread of the process hangs.
        _ = alarm(CUnsignedInt(clamping: longest.components.seconds))
    }
}
