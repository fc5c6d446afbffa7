import CoreMetrics
import Glibc
import Logging
import ServiceLifecycle

/// The life of a VeoGen process: settings, logs, metrics, then its services until it is asked to stop.
///
/// ```swift
/// func run() async {
///     await ServiceProcess.main("veogen-auth", Config.self) { config, process in
///         let pool = try ConnectionPool(config.database, logger: process.logger)
///         process.health.add("postgresql") { try await pool.check() }
///         return [pool, RPCServer(...)]
///     }
/// }
/// ```
///
/// SIGTERM and SIGINT stop the services in reverse order, each when those after it have stopped; what is left after
/// `SHUTDOWN_GRACE_SECONDS` is cancelled.
public enum ServiceProcess {
    /// Runs the process and ends it, with the status of a `ProcessExit`.
    public static func main<Config: ServiceConfig>(
        _ name: String, _ type: Config.Type,
        services: sending (Config, ProcessContext) async throws -> [any Service]
    ) async -> Never {
        await run(name, type, settings: .ofProcess(), services: services).exit()
    }

    /// Runs the process until it has stopped. Once in a process's life: logging and metrics are set up for all of it.
    /// - Parameter services: makes the services, in the order in which they start; it may connect and check, and
    ///   throws what keeps the process from starting.
    public static func run<Config: ServiceConfig>(
        _ name: String, _ type: Config.Type, settings: Settings,
        services: sending (Config, ProcessContext) async throws -> [any Service]
    ) async -> ProcessExit {
        let config: ProcessConfig<Config>
        do {
            config = try ProcessConfig<Config>.load(from: settings)
        } catch {
            // Before logging is set up, and for the person at the keyboard: plain text.
            LogOutput.standardError.write(Array("\(name): \(error)\n".utf8))
            return .misconfigured
        }
        // A peer that hangs up is an error of one write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        endsAtOnceUntilRunning()
        let context = bootstrap(name, config.runtime)
        if config.runtime.isSupervised { SupervisorWatch.start() }
        do {
            let own = try await services(config.service, context)
            try await group(own, context).run()
            // The alarm of ShutdownWatch.
            _ = alarm(0)
            context.logger.info("stopped")
            return .stopped
        } catch {
            context.logger.critical("the process ends", error: error)
            return .failed
        }
    }

    /// Until the services run there is nothing to finish, and the first process of a container is spared by signals
    /// that it has no handler for. The service group then sets handlers of its own.
    private static func endsAtOnceUntilRunning() {
        for number in [SIGTERM, SIGINT] { signal(number) { _ in _exit(ProcessExit.stopped.rawValue) } }
    }

    private static func bootstrap(_ name: String, _ config: RuntimeConfig) -> ProcessContext {
        LoggingSystem.bootstrap { label in
            ServiceLogHandler(service: name, label: label, level: config.logLevel, format: config.logFormat)
        }
        let metrics = PrometheusRegistry()
        ProcessMetrics.register(in: metrics)
        MetricsSystem.bootstrap(metrics)
        let logger = Logger(label: name)
        let descriptorsMax = DescriptorLimit.raise()
        logger.info(
            "starting",
            metadata: [
                "version": "\(VeoGenVersion.current)", "pid": "\(getpid())", "descriptors_max": "\(descriptorsMax)",
            ]
        )
        return ProcessContext(name: name, logger: logger, metrics: metrics, health: Health(), config: config)
    }

    /// The operations server first and the watch last, because the group stops its services in reverse.
    private static func group(_ own: [any Service], _ context: ProcessContext) -> ServiceGroup {
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = []
        if let address = context.config.metricsAddress {
            let server = OperationsServer(
                address: address, registry: context.metrics, health: context.health, logger: context.logger
            )
            services.append(.init(service: server, serviceName: "OperationsServer"))
        }
        // Named by type: a service's own description could hold anything, and the group logs it.
        services += own.map { .init(service: $0, serviceName: "\(type(of: $0))") }
        services.append(.init(service: ShutdownWatch(context: context), serviceName: "ShutdownWatch"))
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: context.logger
        )
        configuration.maximumGracefulShutdownDuration = context.config.shutdownGrace
        return ServiceGroup(configuration: configuration)
    }
}
