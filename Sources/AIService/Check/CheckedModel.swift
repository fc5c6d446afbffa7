import FoundationEssentials

/// A model that is configured, as a check sees it.
struct CheckedModel: Sendable {
    /// Below this its end is worth a word.
    private static let noticeSeconds: Int64 = 30 * 86_400
    /// Of a name that a provider offers.
    private static let nameCharactersMax = 80

    /// Its name here.
    let id: String
    /// Its name at the provider.
    let upstreamName: String
    /// When its provider takes it away, in seconds since 1970.
    let retirement: Int64?
    /// The day of that, as it was written.
    let retiresAt: String?

    init(_ model: RemoteModel) {
        id = model.id
        upstreamName = model.upstreamName
        retirement = model.retirement
        retiresAt = model.retiresAt
    }

    /// One that is known by its provider's name alone.
    init(name: String) {
        (id, upstreamName, retirement, retiresAt) = (name, name, nil, nil)
    }

    /// What is wrong with it; `advice` says where it is configured, in the beginning of a sentence.
    func fault(_ offer: ModelOffer, at now: Date, _ advice: String) -> AccessFault? {
        let isGone = retirement.map { $0 <= Int64(now.timeIntervalSince1970) } == true
        guard isGone || offer.missing.contains(upstreamName) else { return nil }
        let shown = id == upstreamName ? id : "\(id) (\(upstreamName))"
        let names = offer.names.compactMap { ProviderText.clean($0)?.prefix(Self.nameCharactersMax) }
        let choice = names.isEmpty ? "" : "; offered are " + names.joined(separator: ", ")
        if isGone {
            return AccessFault(.modelRetired, "\(shown) is retired since \(retiresAt ?? "")", advice + choice + ".")
        }
        return AccessFault(.modelNotOffered, "\(shown) is not offered to this key", advice + choice + ".")
    }

    /// What is to be known of it beforehand.
    func warning(at now: Date) -> String? {
        guard let retirement else { return nil }
        let left = retirement - Int64(now.timeIntervalSince1970)
        return left > 0 && left <= Self.noticeSeconds ? "\(id) retires on \(retiresAt ?? "")" : nil
    }
}
