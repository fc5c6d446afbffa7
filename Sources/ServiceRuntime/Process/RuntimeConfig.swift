import Logging

/// The settings that every process has.
public struct RuntimeConfig: ServiceConfig {
    /// The least severe level that is written.
    public let logLevel: Logger.Level
    /// How log lines are written.
    public let logFormat: LogFormat
    /// Where metrics and health are served; nil for nowhere. The gateway serves its own at its public address.
    public let metricsAddress: NetworkAddress?
    /// How long work under way may go on after SIGTERM before it is cancelled.
    public let shutdownGrace: Duration
    /// Whether the process stops when its standard input ends.
    public let isSupervised: Bool

    /// Reads them.
    public init(from settings: inout Settings) {
        let isDebugging = settings.value(
            "DEBUG", .boolean, default: false, help: "Logs debug messages, unless LOG_LEVEL says otherwise."
        )
        let level: Logger.Level? = settings.optional(
            "LOG_LEVEL", .choice, help: "The least severe level that is logged; info without this and DEBUG."
        )
        logLevel = level ?? (isDebugging ? .debug : .info)
        logFormat = settings.value(
            "LOG_FORMAT", .choice, default: .auto, help: "How log lines look; auto is text on a terminal, else JSON."
        )
        metricsAddress = settings.optional(
            "METRICS_ADDRESS", .address,
            help: "Where /metrics and /health are served, without a password: loopback or a private network."
        )
        shutdownGrace = settings.value(
            "SHUTDOWN_GRACE_SECONDS", .duration(in: .zero ... .seconds(3600), unit: .seconds), default: .seconds(30),
            help: "How long work under way may go on after SIGTERM or SIGINT."
        )
        isSupervised = settings.value(
            "VEOGEN_SUPERVISED", .boolean, default: false,
            help: "Stops when standard input ends: `veogen up` sets it, so that nothing outlives it."
        )
    }
}
