/// The name of a long-running operation: `projects/P/locations/L/publishers/google/models/M/operations/ID`. All that is
/// needed to ask for it, whatever the settings are by then.
struct OperationName: Sendable, Hashable {
    /// Project, location, publisher, model and id, each between two of these words.
    private static let words = ["projects", "locations", "publishers", "models", "operations"]

    let text: String
    /// The path of its model, fit for a URL.
    let modelPath: String

    /// Nil for what is not such a name.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == Self.words.count * 2 else { return nil }
        for (index, word) in Self.words.enumerated() {
            guard parts[index * 2] == word, Self.isSegment(parts[index * 2 + 1]) else { return nil }
        }
        self.text = text
        modelPath = parts.dropLast(2).map(URLSegment.encoded).joined(separator: "/")
    }

    private static func isSegment(_ text: String) -> Bool {
        guard !text.isEmpty, text != ".", text != ".." else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }
}
