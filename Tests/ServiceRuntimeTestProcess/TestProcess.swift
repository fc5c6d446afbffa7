import Logging
import ServiceLifecycle
import ServiceRuntime

/// A process with one service, for the tests that send signals to a real process.
@main
struct TestProcess {
    static func main() async {
        await ServiceProcess.main("test-process", Config.self) { config, process in
            if config.behaviour == .failing { throw StartFailure() }
            if config.behaviour == .waiting { try await Task.sleep(for: .seconds(3600)) }
            process.health.add("itself") { .usable() }
            return [TestService(behaviour: config.behaviour, logger: process.logger)]
        }
    }
}

/// How the process reacts to a signal.
enum Behaviour: String, CaseIterable {
    /// Stops when asked to.
    case obedient
    /// Goes on until it is cancelled.
    case slow
    /// Can't be stopped.
    case stuck
    /// Doesn't start.
    case failing
    /// Waits for something before it starts.
    case waiting
}

struct Config: ServiceConfig {
    let behaviour: Behaviour
    let password: Secret?

    init(from settings: inout Settings) {
        behaviour = settings.value("BEHAVIOUR", .choice, default: .obedient, help: "The reaction to a signal.")
        password = settings.secret("PASSWORD", help: "A secret.")
    }
}

struct StartFailure: Error {}

struct TestService: Service {
    let behaviour: Behaviour
    let logger: Logger

    func run() async throws {
        logger.info("ready")
        switch behaviour {
        case .obedient, .failing, .waiting:
            try await gracefulShutdown()
            logger.info("drained")
        case .slow:
            // Nothing ever comes out of this stream, but its reader is cancelled.
            for await _ in AsyncStream<Void>(unfolding: { try? await Task.sleep(for: .seconds(3600)) }) {}
            logger.info("cancelled")
        case .stuck:
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        }
    }
}
