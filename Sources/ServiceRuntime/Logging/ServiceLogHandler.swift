import Logging

/// Writes swift-log events as JSON lines, or as text for people.
///
/// A line has, in this order: `time` (RFC 3339, UTC), `level`, `service`, `logger` (when it isn't the service's own),
/// `message`, `request_id`, `trace_id`, `span_id` and `parent_span_id` (of the running task's `RequestScope`),
/// `error`, then the metadata sorted by key with nested dictionaries flattened to `outer.inner`. Metadata that would
/// repeat one of these names gets the prefix `meta.`.
public struct ServiceLogHandler: LogHandler {
    /// The least severe level that is written.
    public var logLevel: Logger.Level
    /// What every line of this logger carries.
    public var metadata: Logger.Metadata = [:]
    /// Adds what the running task knows.
    public var metadataProvider: Logger.MetadataProvider?
    private let service: String
    private let label: String
    private let isText: Bool
    private let output: LogOutput

    /// - Parameters:
    ///   - service: the process's name, on every line.
    ///   - label: the logger's own name.
    public init(
        service: String, label: String, level: Logger.Level = .info, format: LogFormat = .auto,
        output: LogOutput = .standardError
    ) {
        self.service = service
        self.label = label
        self.output = output
        logLevel = level
        isText = format == .text || (format == .auto && output.isTerminal)
    }

    /// One entry of `metadata`.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) {
        output.write(isText ? textLine(event) : jsonLine(event))
    }

    private func jsonLine(_ event: LogEvent) -> [UInt8] {
        var line = LogLine()
        line.append("time", time: .now())
        line.append("level", event.level.rawValue)
        line.append("service", service)
        if label != service { line.append("logger", label) }
        line.append("message", event.message.description)
        appendScope { line.append($0, $1) }
        if let error = event.error { line.append("error", String(describing: error)) }
        LogFields.flatten(merged(event.metadata)) { name, field in
            switch field {
            case .text(let text): line.append(name, text)
            case .list(let texts): line.append(name, texts)
            }
        }
        return line.finish()
    }

    private func textLine(_ event: LogEvent) -> [UInt8] {
        var line = TextLine(time: .now(), level: event.level.rawValue, message: event.message.description)
        line.append("service", service)
        appendScope { line.append($0, $1) }
        if let error = event.error { line.append("error", String(describing: error)) }
        LogFields.flatten(merged(event.metadata)) { name, field in
            switch field {
            case .text(let text): line.append(name, text)
            case .list(let texts): line.append(name, texts.joined(separator: ","))
            }
        }
        return line.finish()
    }

    private func appendScope(_ append: (String, String) -> Void) {
        guard let scope = RequestScope.current else { return }
        for (name, value) in scope.logFields { append(name, value) }
    }

    /// What is said with the event wins over what the logger carries, and that over what its provider knows.
    private func merged(_ explicit: Logger.Metadata?) -> Logger.Metadata {
        var all = metadataProvider?.get() ?? [:]
        if !metadata.isEmpty { all.merge(metadata) { _, newer in newer } }
        if let explicit { all.merge(explicit) { _, newer in newer } }
        return all
    }
}
