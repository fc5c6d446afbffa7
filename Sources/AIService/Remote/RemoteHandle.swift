/// A remote generation's handle: the provider's own id, and what has to be known of the order when no process remembers
/// it. As text `PRICE.TIME.ID`: the agreed price in millionths of a dollar, the second of the acceptance since 1970,
/// and the id.
struct RemoteHandle: Sendable, Hashable {
    /// Characters of an id; those of real services have up to about 200.
    static let idCharactersMax = 700

    let priceMicros: Int
    let acceptedAt: Int
    let id: String

    /// Nil for an id that can't be one: empty, too long, or with characters that belong into no address.
    init?(priceMicros: Int, acceptedAt: Int, id: String) {
        guard !id.isEmpty, id.utf8.count <= Self.idCharactersMax,
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), id != ".", id != ".."
        else { return nil }
        self.priceMicros = priceMicros
        self.acceptedAt = acceptedAt
        self.id = id
    }

    /// Nil for what is not such a text.
    init?(_ handle: GenerationHandle) {
        let parts = handle.value.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let price = Int(parts[0]), price >= 0, let time = Int(parts[1]) else { return nil }
        self.init(priceMicros: price, acceptedAt: time, id: String(parts[2]))
    }

    var handle: GenerationHandle { GenerationHandle("\(priceMicros).\(acceptedAt).\(id)") }
}
