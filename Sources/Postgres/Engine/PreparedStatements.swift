/// The statements that one connection has prepared, the longest unused first to go.
struct PreparedStatements {
    /// A statement for given parameter types.
    final class Entry {
        let statement: Statement
        /// Short, and never used twice on a connection.
        let name: String
        let types: [UInt32]
        var lastUse: UInt64 = 0

        init(statement: Statement, name: String, types: [UInt32]) {
            self.statement = statement
            self.name = name
            self.types = types
        }

        /// True when the parameters fit the types it was prepared for; NULL fits any.
        func accepts(_ parameters: EncodedParameters) -> Bool {
            guard types.count == parameters.fields.count else { return false }
            for (type, field) in zip(types, parameters.fields) where field.length != nil && field.type != type {
                return false
            }
            return true
        }
    }

    private let countMax: Int
    private var entries: [Statement: [Entry]] = [:]
    private var count = 0
    private var named = 0
    private var uses: UInt64 = 0

    init(countMax: Int) {
        self.countMax = countMax
    }

    /// The entry prepared for such parameters; nil when there is none yet.
    mutating func find(_ statement: Statement, _ parameters: EncodedParameters) -> Entry? {
        uses += 1
        guard let entry = entries[statement]?.first(where: { $0.accepts(parameters) }) else { return nil }
        entry.lastUse = uses
        return entry
    }

    /// Adds an entry to be prepared, and says which one must go for it.
    mutating func add(_ statement: Statement, _ parameters: EncodedParameters) -> (added: Entry, evicted: Entry?) {
        let evicted = count >= countMax ? entries.values.joined().min { $0.lastUse < $1.lastUse } : nil
        if let evicted { remove(evicted) }
        named += 1
        let entry = Entry(statement: statement, name: "s\(named)", types: parameters.fields.map(\.type))
        entry.lastUse = uses
        entries[statement, default: []].append(entry)
        count += 1
        return (entry, evicted)
    }

    /// Forgets an entry, because preparing it failed or the server no longer knows it.
    mutating func remove(_ entry: Entry) {
        guard var variants = entries[entry.statement] else { return }
        let before = variants.count
        variants.removeAll { $0 === entry }
        count -= before - variants.count
        entries[entry.statement] = variants.isEmpty ? nil : variants
    }
}
