import HTTPTypes

/// Finds the route for a path.
///
/// Hummingbird's router answers 404 where a path exists for other methods, and makes a logger, a lock and strings for
/// every request; a few dozen routes need neither.
struct RouteTable: Sendable {
    /// The routes of one path.
    struct Methods: Sendable {
        fileprivate(set) var routes: [HTTPRequest.Method: MeasuredEndpoint] = [:]

        /// The route for a method; `HEAD` is answered as `GET` is.
        subscript(method: HTTPRequest.Method) -> MeasuredEndpoint? {
            routes[method] ?? (method == .head ? routes[.get] : nil)
        }

        /// What the `Allow` header names.
        var allowed: [String] {
            let names = routes.keys.map(\.rawValue) + (routes[.get] == nil ? [] : ["HEAD"])
            return Set(names).sorted()
        }
    }

    private enum Segment: Sendable {
        case literal(String)
        case field(String)
    }

    private struct Pattern: Sendable {
        let segments: [Segment]
        var methods: Methods
    }

    /// Segments of a path that are looked at.
    private static let segmentsMax = 16

    /// Paths without fields.
    private var exact: [String: Methods] = [:]
    /// Paths with fields, by their number of segments.
    private var patterns: [Int: [Pattern]] = [:]

    /// The table of `endpoints`. A path that ends with a slash is found without it as well.
    init(_ endpoints: [MeasuredEndpoint]) {
        for endpoint in endpoints { add(endpoint) }
    }

    /// The routes of a path, and the path's fields, percent-decoded; nil for a path that leads nowhere.
    func find(_ path: String) -> (methods: Methods, fields: [String: String])? {
        if let methods = exact[path] { return (methods, [:]) }
        let parts = path.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: Self.segmentsMax, omittingEmptySubsequences: false)
        for pattern in patterns[parts.count] ?? [] {
            if let fields = Self.match(pattern.segments, parts) { return (pattern.methods, fields) }
        }
        return nil
    }

    private mutating func add(_ endpoint: MeasuredEndpoint) {
        let template = endpoint.endpoint.template
        guard template.contains("{") else {
            exact[template, default: Methods()].routes[endpoint.endpoint.method] = endpoint
            if template.count > 1, template.hasSuffix("/") {
                exact[String(template.dropLast()), default: Methods()].routes[endpoint.endpoint.method] = endpoint
            }
            return
        }
        let parts = template.split(separator: "/", omittingEmptySubsequences: false)
        var known = patterns[parts.count] ?? []
        let index = known.firstIndex { $0.methods.routes.values.contains { $0.endpoint.template == template } }
        if let index {
            known[index].methods.routes[endpoint.endpoint.method] = endpoint
        } else {
            let segments = parts.map { part -> Segment in
                part.hasPrefix("{") ? .field(String(part.dropFirst().dropLast())) : .literal(String(part))
            }
            known.append(Pattern(segments: segments, methods: Methods(routes: [endpoint.endpoint.method: endpoint])))
        }
        patterns[parts.count] = known
    }

    private static func match(_ segments: [Segment], _ parts: [Substring.UTF8View]) -> [String: String]? {
        for (segment, part) in zip(segments, parts) {
            switch segment {
            case .literal(let text): guard part.elementsEqual(text.utf8) else { return nil }
            case .field: guard !part.isEmpty else { return nil }
            }
        }
        var fields: [String: String] = [:]
        for case (.field(let name), let part) in zip(segments, parts) {
            // What cannot be decoded is no valid value of any field, and is refused as such.
            fields[name] = PercentDecoding.text(part) ?? "%"
        }
        return fields
    }
}
