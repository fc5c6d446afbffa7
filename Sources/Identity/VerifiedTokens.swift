import Glibc
import Synchronization

/// Remembers whom verified tokens speak for, so that the signature of a token is checked once and not with every
/// request.
///
/// Bounded by two generations: when the young one is full it becomes the old one, and the former old one is forgotten.
/// What is used moves to the young one, so tokens in use stay; no list is kept and nothing is searched. Failures are
/// never remembered. Whether a principal has been revoked since is asked of `Revocations` at every use.
///
/// A token ends by the system's clock, and also when as much time has passed as was left of it when it was remembered:
/// a clock that is set back makes no token last longer.
public final class VerifiedTokens: Sendable {
    /// The default bound: about 6 MB with tokens of 500 bytes.
    public static let defaultEntriesMax = 10_000

    /// Names the keys that a token was verified with: one number for each change of the key set.
    typealias KeyEpoch = UInt64

    /// What is known of a token.
    enum Lookup: Equatable {
        /// Whom it speaks for.
        case current(Principal)
        /// It was good, and has ended.
        case ended
        case unknown
    }

    private struct Entry {
        let principal: Principal
        /// When it ends, by the monotonic clock.
        let end: UnixTime
    }

    private typealias Generation = [Key: Entry]

    private struct State {
        var young: Generation = [:]
        var old: Generation = [:]
        var epoch: KeyEpoch = 0
    }

    private let generationEntriesMax: Int
    private let uptime: @Sendable () -> UnixTime
    private let state = Mutex(State())

    /// A cache of at most `entriesMax` tokens; at least two. `uptime` is a clock that nobody sets, of any beginning.
    public init(entriesMax: Int = defaultEntriesMax, uptime: @escaping @Sendable () -> UnixTime = UnixTime.uptime) {
        generationEntriesMax = max(1, entriesMax / 2)
        self.uptime = uptime
    }

    /// How many tokens are remembered, ended ones included, for metrics.
    public var count: Int {
        state.withLock { $0.young.count + $0.old.count }
    }

    /// To be read before the keys that a token is then verified with, and given back to `remember`.
    var keyEpoch: KeyEpoch {
        state.withLock { $0.epoch }
    }

    /// Whom `token` speaks for, if it is remembered and has not ended.
    func find(_ token: Substring, now: UnixTime) -> Lookup {
        let key = Key(text: token)
        guard let entry = state.withLock({ $0.young[key] }) ?? promote(key) else { return .unknown }
        guard entry.principal.isCurrent(at: now), uptime() < entry.end else { return .ended }
        return .current(entry.principal)
    }

    /// Moves a token that is in use from the old generation to the young one.
    private func promote(_ key: Key) -> Entry? {
        // The dropped generation leaves the closure so that its memory is given back outside the lock.
        state.withLock { state -> (entry: Entry?, dropped: Generation) in
            // Another may have moved it meanwhile.
            guard let index = state.old.index(forKey: key) else { return (state.young[key], [:]) }
            let (stored, entry) = state.old.remove(at: index)
            return (entry, insert(entry, for: stored, into: &state))
        }.entry
    }

    /// Remembers a token that was verified at `now`, unless the keys have changed since `epoch`.
    func remember(_ principal: Principal, for token: Substring, epoch: KeyEpoch, now: UnixTime) {
        // A copy of its own: a slice would keep the whole header, or the whole request, alive.
        let key = Key(text: Substring(String(token)))
        let (left, isOverflow) = principal.expiresAt.seconds.subtractingReportingOverflow(now.seconds)
        let end = uptime().advanced(bySeconds: isOverflow ? 0 : left)
            .advanced(bySeconds: TokenPolicy.expirySkewSeconds)
        _ = state.withLock { state -> Generation in
            guard state.epoch == epoch else { return [:] }
            return insert(Entry(principal: principal, end: end), for: key, into: &state)
        }
    }

    /// Forgets everything, also what is being verified at this moment. To be called after a change of keys.
    func keysHaveChanged() {
        _ = state.withLock { state -> State in
            let former = state
            state = State(epoch: former.epoch &+ 1)
            return former
        }
    }

    private func insert(_ entry: Entry, for key: Key, into state: inout State) -> Generation {
        state.young[key] = entry
        guard state.young.count >= generationEntriesMax else { return [:] }
        let dropped = state.old
        state.old = state.young
        state.young = [:]
        return dropped
    }
}

extension VerifiedTokens {
    /// A token as a dictionary's key. Only the end of it is hashed, where the signature is: an attacker cannot choose
    /// the signatures of tokens that verify, so collisions among what is stored are not his to make.
    private struct Key: Hashable {
        private static let hashedByteCount = 24

        let text: Substring

        func hash(into hasher: inout Hasher) {
            Self.withBytes(of: text) { bytes in
                hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: bytes.suffix(Self.hashedByteCount)))
            }
        }

        /// Compares bytes. Strings would be compared as Unicode, in which a Kelvin sign equals the letter K.
        static func == (first: Key, second: Key) -> Bool {
            withBytes(of: first.text) { first in
                withBytes(of: second.text) { second in
                    first.count == second.count && Self.isEqual(first, second)
                }
            }
        }

        private static func isEqual(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Bool {
            guard let firstBytes = first.baseAddress, let secondBytes = second.baseAddress else { return true }
            return memcmp(firstBytes, secondBytes, first.count) == 0
        }

        private static func withBytes<Value>(of text: Substring, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
            text.utf8.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
                ?? Array(text.utf8).withUnsafeBytes(body)
        }
    }
}
