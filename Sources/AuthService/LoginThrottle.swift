import RPC
import ServiceRuntime
import Synchronization
import VeoGenCrypto

/// Slows down who guesses passwords, without locking out who knows one.
///
/// Only failures count, for the pair of account and address. From an address that an account was never signed in from,
/// they count for the account and for the address as well. So a flood from elsewhere leaves the owner's address alone,
/// and guesses from many machines are few together. A wrong password that is repeated is no further guess: it is
/// checked again, one at a time, and costs its sender no more than the wait. All this is decided before anything is
/// known of the account, hence the same whether there is one. Who found no room and comes back goes before those who
/// come for the first time, as a flood from ever new addresses does. What is kept is in bounded memory, and of this
/// process alone.
final class LoginThrottle: Sendable {
    /// One try, from its admission to its end.
    struct Attempt: Sendable {
        /// Whose turn it takes among those who wait for a hash.
        let lane: HashLane
        fileprivate let pair: UniqueID
        fileprivate let account: UniqueID
        fileprivate let address: UniqueID
        /// Tells this password from others for the same pair.
        fileprivate let passwordTag: UInt64
        /// Whether it was found wrong before.
        fileprivate let isRepeated: Bool
    }

    /// How a try ended.
    enum Outcome: Sendable {
        case right, wrong
        /// Nobody looked at the password.
        case unchecked
    }

    /// Wrong passwords of a pair that are remembered: more than devices with an old one that somebody has.
    private static let remembered = 4
    /// Pairs of which something is remembered: some 10 MB.
    private static let pairsMax = 50_000
    /// When to come back while the same password is being checked.
    private static let sameAgainDelay = Duration.seconds(1)

    private struct State {
        var familiar = RecentKeys<UniqueID, Void>(countMax: pairsMax)
        var wrong = RecentKeys<UniqueID, [UInt64]>(countMax: pairsMax)
        /// Whether the last try of a pair ended before anybody looked at its password.
        var turnedAway = RecentKeys<UniqueID, Bool>(countMax: pairsMax)
        /// Repeated passwords that are being checked.
        var repeated: Set<[UInt64]> = []

        func standing(of pair: UniqueID) -> HashLane.Standing {
            if familiar[pair] != nil { return .known }
            return turnedAway[pair] == true ? .returned : .stranger
        }

        mutating func note(_ pair: UniqueID, isTurnedAway: Bool) {
            guard isTurnedAway || turnedAway[pair] != nil else { return }
            turnedAway[pair] = isTurnedAway
        }
    }

    private let pairs: TokenBuckets<UniqueID>
    private let accounts: TokenBuckets<UniqueID>
    private let addresses: TokenBuckets<UniqueID>
    private let registrations: TokenBuckets<UniqueID>
    /// Makes fixed-size keys that nobody can aim at, and tags that say nothing of passwords to who has not this key.
    private let mac: HMACSHA256
    private let state = Mutex(State())

    /// A throttle that has seen nothing yet.
    ///
    /// - Throws: `CryptoError` when there is no randomness.
    init(
        limits: LoginLimits, random: RandomSource = .secure,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(CryptoError) {
        pairs = TokenBuckets(limits.perPair, now: now)
        accounts = TokenBuckets(limits.perAccount, now: now)
        addresses = TokenBuckets(limits.perAddress, now: now)
        registrations = TokenBuckets(limits.registrations, now: now)
        mac = try HMACSHA256(key: random.bytes(32))
    }

    /// Admits a try to sign in, which must be brought to an `end`.
    ///
    /// - Throws: `RPCError` (`login_throttled`) when there were too many failures.
    func begin(email: EmailAddress, password: String, address: String?) throws -> Attempt {
        let address = address ?? ""
        let pair = try key("pair", address, email.key)
        let tag = try key("password", pair.description, password).high
        let (place, account) = (try key("address", address, ""), try key("account", "", email.key))
        let (standing, isRepeated) = try state.withLock { state in
            let isRepeated = state.wrong[pair]?.contains(tag) == true
            if isRepeated, !state.repeated.insert([pair.high, pair.low, tag]).inserted {
                throw Self.throttled(Self.sameAgainDelay)
            }
            return (state.standing(of: pair), isRepeated)
        }
        let attempt = Attempt(
            lane: HashLane(id: standing == .known ? pair : place, standing: standing), pair: pair, account: account,
            address: place, passwordTag: tag, isRepeated: isRepeated)
        if !isRepeated { try take(attempt) }
        return attempt
    }

    /// Notes how a try ended.
    func end(_ attempt: Attempt, _ outcome: Outcome) {
        state.withLock { state in
            if attempt.isRepeated { state.repeated.remove([attempt.pair.high, attempt.pair.low, attempt.passwordTag]) }
            state.note(attempt.pair, isTurnedAway: outcome == .unchecked)
            switch outcome {
            case .right:
                state.familiar[attempt.pair] = ()
            case .wrong where !attempt.isRepeated:
                let former = state.wrong[attempt.pair] ?? []
                state.wrong[attempt.pair] = [attempt.passwordTag] + former.prefix(Self.remembered - 1)
            case .wrong, .unchecked:
                break
            }
        }
        guard outcome != .wrong, !attempt.isRepeated else { return }
        buckets(attempt).forEach { $0.0.giveBack($0.1) }
    }

    /// Admits a registration, and says whose turn it takes.
    ///
    /// - Throws: `RPCError` (`registration_throttled`).
    func beginRegistration(address: String?) throws -> HashLane {
        let place = try key("address", address ?? "", "")
        let answer = registrations.take(place)
        guard answer.isAllowed else {
            throw RPCError.resourceExhausted(
                "registration_throttled", "Too many registrations; try again later", retryAfter: answer.retryAfter)
        }
        return HashLane(id: place)
    }

    /// From now on the account counts as signed in from the address.
    func makeFamiliar(email: EmailAddress, address: String?) throws {
        let pair = try key("pair", address ?? "", email.key)
        state.withLock { $0.familiar[pair] = () }
    }

    private func take(_ attempt: Attempt) throws(RPCError) {
        var taken: [(TokenBuckets<UniqueID>, UniqueID)] = []
        for (bucket, key) in buckets(attempt) {
            let answer = bucket.take(key)
            guard answer.isAllowed else {
                taken.forEach { $0.0.giveBack($0.1) }
                throw Self.throttled(answer.retryAfter)
            }
            taken.append((bucket, key))
        }
    }

    private func buckets(_ attempt: Attempt) -> [(TokenBuckets<UniqueID>, UniqueID)] {
        let own = [(pairs, attempt.pair)]
        guard attempt.lane.standing != .known else { return own }
        // The address first: who has used it up makes no entries for ever new accounts.
        return [(addresses, attempt.address), (accounts, attempt.account)] + own
    }

    private func key(_ kind: String, _ first: String, _ second: String) throws(CryptoError) -> UniqueID {
        let code = try mac.authenticationCode(for: Array("\(kind)\0\(first)\0\(second)".utf8))
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        return UniqueID(high: word(code[..<8]), low: word(code[8..<16]))
    }

    private static func throttled(_ retryAfter: Duration) -> RPCError {
        .resourceExhausted("login_throttled", "Too many wrong passwords; try again later", retryAfter: retryAfter)
    }
}
