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
        entries.append(Entry(key: Self.folded(key), value: value))
    }

    /// In lower case, which keys nearly always are already.
    private static func folded(_ key: String) -> String {
        key.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } ? key : key.lowercased()
    }

    /// Every value of `key` in order.
    public func values(for key: String) -> [String] {
        let key = Self.folded(key)
        return entries.filter { $0.key == key }.map(\.value)
    }

    /// The first value of `key`. Setting replaces every value of it; nil removes them.
    public subscript(_ key: String) -> String? {
        get {
            let key = Self.folded(key)
            return entries.first { $0.key == key }?.value
        }
        set {
            let folded = Self.folded(key)
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
