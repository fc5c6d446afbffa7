/// Ordered key-value pairs that travel beside a request: credentials, trace context, request id.
///
/// Keys are lower-cased, as Go's client does, and may repeat.
public struct RPCMetadata: Sendable, Equatable {
    /// One pair.
    public struct Entry: Sendable, Equatable {
        /// The lower-case key.
        public let key: String
        /// The value, any text.
        public let value: String
    }

    /// The pairs in the order in which they were added.
    public private(set) var entries: [Entry] = []

    /// Creates metadata without any pair.
    public init() {}

    /// Appends a pair and keeps those that have the same key.
    public mutating func add(_ value: String, for key: String) {
        entries.append(Entry(key: key.lowercased(), value: value))
    }

    /// Every value of `key` in order.
    public func values(for key: String) -> [String] {
        let key = key.lowercased()
        return entries.filter { $0.key == key }.map(\.value)
    }

    /// The first value of `key`. Setting replaces every value of it; nil removes them.
    public subscript(_ key: String) -> String? {
        get {
            // Callers nearly always ask in lower case, and then nothing needs to be folded.
            if let entry = entries.first(where: { $0.key == key }) { return entry.value }
            let folded = key.lowercased()
            return folded == key ? nil : entries.first { $0.key == folded }?.value
        }
        set {
            let folded = key.lowercased()
            entries.removeAll { $0.key == folded }
            if let newValue { entries.append(Entry(key: folded, value: newValue)) }
        }
    }
}

extension RPCMetadata: ExpressibleByDictionaryLiteral {
    /// Metadata with `elements` in their order.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (key, value) in elements { add(value, for: key) }
    }
}
