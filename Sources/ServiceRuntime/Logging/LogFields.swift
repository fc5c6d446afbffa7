import Logging

/// Metadata of an event as flat fields.
enum LogFields {
    /// One flat field.
    enum Field: Equatable {
        case text(String)
        case list([String])
    }

    /// Names that a line has by itself.
    private static let reserved: Set<String> = ["time", "level", "service", "logger", "message", "error", "truncated"]
    /// Names that a line has while a request's scope is there.
    private static let scoped: Set<String> = ["request_id", "trace_id", "span_id", "parent_span_id"]

    /// Calls `body` with every field, sorted by name.
    static func flatten(_ metadata: Logger.Metadata, _ body: (String, Field) -> Void) {
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            let isTaken = reserved.contains(name) || scoped.contains(name) && RequestScope.current != nil
            visit(isTaken ? "meta.\(name)" : name, value, depth: 1, body)
        }
    }

    private static func visit(
        _ name: String, _ value: Logger.MetadataValue, depth: Int, _ body: (String, Field) -> Void
    ) {
        switch value {
        case .dictionary(let inner) where depth < LogLimits.metadataDepthMax:
            for (key, value) in inner.sorted(by: { $0.key < $1.key }) {
                visit("\(name).\(key)", value, depth: depth + 1, body)
            }
        case .array(let items):
            body(name, .list(items.map { "\($0)" }))
        default:
            body(name, .text("\(value)"))
        }
    }
}
