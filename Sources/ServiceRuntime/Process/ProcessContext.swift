import Logging

/// What a process gives to each of its parts.
public struct ProcessContext: Sendable {
    /// The process's name, such as `veogen-auth`.
    public let name: String
    /// The logger from which others are made.
    public let logger: Logger
    /// The metrics; swift-metrics' own types record into them too.
    public let metrics: PrometheusRegistry
    /// The dependencies that readiness asks for.
    public let health: Health
    /// The settings that every process has.
    public let config: RuntimeConfig
}
