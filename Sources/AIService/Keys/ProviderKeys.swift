/// The keys of one provider. Orders go by turns; what was ordered with a key is asked for with the same one.
final class ProviderKeys: Sendable {
    /// Keys of one provider; more are mistaken for something else than keys.
    static let countMax = 32
    /// Keys that one order is tried with, each of which may take as long as an order may take.
    static let triesMax = 3

    /// Why a key is not used for a while.
    enum Refusal: String, Sendable, CaseIterable {
        /// Too many requests.
        case busy
        /// What was paid for is used up, or a day's quota is.
        case quota
        /// The provider does not know the key, or does not let it do this.
        case denied

        /// Nil for an error that has to do with the order, or with the provider as a whole.
        init?(_ code: ProviderError.Code) {
            switch code {
            case .providerBusy: self = .busy
            case .providerQuota: self = .quota
            case .providerDenied: self = .denied
            default: return nil
            }
        }

        /// How long a key is left alone when its provider does not say.
        var wait: Duration {
            switch self {
            case .busy: .seconds(5)
            case .quota: .seconds(600)
            case .denied: KeyTurns.doubt
            }
        }
    }

    /// All of them, in the order of the settings.
    let all: [ProviderKey]
    /// Whose turn it is.
    let turns: KeyTurns

    /// The keys, of which there is at least one, by the clock `now`.
    init(
        _ first: ProviderKey, _ others: [ProviderKey] = [],
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        all = [first] + others
        turns = KeyTurns(count: all.count, now: now)
    }

    /// The key of a handle; nil when it is not there any more. Handles of before there were several name none: they are
    /// the first key's.
    func key(of handle: RemoteHandle) -> ProviderKey? {
        guard let fingerprint = handle.key else { return all.first }
        return all.first { $0.fingerprint == fingerprint }
    }

    /// Notes what an order with a key came to; the reason when the key was refused, and not the order. Nothing has been
    /// made then.
    func learn(_ number: Int, _ outcome: CreateOutcome) -> Refusal? {
        switch outcome {
        case .accepted: turns.trust(number)
        case .unknown: break
        case .notSent(let error), .rejected(let error):
            guard let refusal = Refusal(error.code) else {
                if case .rejected = outcome { turns.trust(number) }
                return nil
            }
            switch refusal {
            case .busy, .quota: turns.rest(number, for: error.retryAfter ?? refusal.wait)
            case .denied: turns.doubt(number)
            }
            return refusal
        }
        return nil
    }
}
