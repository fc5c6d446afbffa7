/// A remote generation's handle: the provider's own id, and what has to be known of the order when no process remembers
/// it. As text `PRICE@KEY.TIME.ID`: the agreed price in millionths of a dollar, the fingerprint of the key that it was
/// ordered with, the second of the acceptance since 1970, and the id. Without `@KEY` the provider asks for none, or the
/// handle is older than keys' names.
struct RemoteHandle: Sendable, Hashable {
    /// Characters of an id; those of real services have up to about 200.
    static let idCharactersMax = 700

    let priceMicros: Int
    let acceptedAt: Int
    let id: String
    /// Which key knows it.
    let key: KeyFingerprint?

    /// Nil for an id that can't be one: empty, too long, or with characters that belong into no address.
    init?(priceMicros: Int, acceptedAt: Int, id: String, key: KeyFingerprint? = nil) {
        guard !id.isEmpty, id.utf8.count <= Self.idCharactersMax,
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), id != ".", id != ".."
        else { return nil }
        self.priceMicros = priceMicros
        self.acceptedAt = acceptedAt
        self.id = id
        self.key = key
    }

    /// Nil for what is not such a text.
    init?(_ handle: GenerationHandle) {
        let parts = handle.value.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let time = Int(parts[1]) else { return nil }
        let words = parts[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let price = Int(words[0]), price >= 0 else { return nil }
        let key = words.count == 2 ? KeyFingerprint(words[1]) : nil
        guard words.count == 1 || key != nil else { return nil }
        self.init(priceMicros: price, acceptedAt: time, id: String(parts[2]), key: key)
    }

    var handle: GenerationHandle {
        let name = key.map { "@\($0)" } ?? ""
        return GenerationHandle("\(priceMicros)\(name).\(acceptedAt).\(id)")
    }
}
