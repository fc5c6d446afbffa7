import Synchronization
import VeoGenCrypto

/// What has been revoked and could still be presented. Asked at every use of a token, so a revocation works at once,
/// also for tokens that are remembered or being verified at that moment.
///
/// A revocation is forgotten when the last token it covers has ended by itself. Should more come than fit, all tokens
/// made up to the latest of them end, whoever has them: too many users log in again, but no revoked one stays.
public final class Revocations: Sendable {
    /// The default bound, about 8 MB; a day of one revocation a second.
    public static let defaultEntriesMax = 100_000
    /// How often ended revocations are looked for, in seconds.
    private static let pruneIntervalSeconds: Int64 = 60

    private struct State {
        var users: [UniqueID: UnixTime] = [:]
        var sessions: [UniqueID: UnixTime] = [:]
        /// Tokens of everybody made up to this second are refused.
        var everybodyThrough: UnixTime?
        var nextPruneAt: UnixTime?
    }

    private let entriesMax: Int
    private let rememberedSeconds: Int64
    private let state = Mutex(State())

    /// An empty list for tokens of `policy`.
    public init(policy: TokenPolicy, entriesMax: Int = defaultEntriesMax) {
        self.entriesMax = max(1, entriesMax)
        // A token may be dated ahead, and its end is taken with some skew.
        rememberedSeconds = policy.lifeSecondsMax + TokenPolicy.issuedAheadSecondsMax + TokenPolicy.expirySkewSeconds
    }

    /// How many revocations are held, for metrics.
    public var count: Int {
        state.withLock { $0.users.count + $0.sessions.count }
    }

    /// Takes note of `revocation`. Applying one twice changes nothing.
    public func apply(_ revocation: Revocation, now: UnixTime) {
        state.withLock { state in
            prune(&state, now: now)
            switch revocation.subject {
            case .user(let id): Self.raise(&state.users[id], to: revocation.revokedThrough)
            case .session(let id): Self.raise(&state.sessions[id], to: revocation.revokedThrough)
            }
            if state.users.count + state.sessions.count > entriesMax { Self.collapse(&state) }
        }
    }

    /// Whether `principal` may no longer act.
    public func covers(_ principal: Principal) -> Bool {
        state.withLock { state in
            if let through = state.everybodyThrough, principal.issuedAt <= through { return true }
            if let through = state.users[principal.userID], principal.issuedAt <= through { return true }
            return state.sessions[principal.sessionID] != nil
        }
    }

    private static func raise(_ time: inout UnixTime?, to other: UnixTime) {
        time = max(time ?? other, other)
    }

    private static func collapse(_ state: inout State) {
        for through in state.users.values { raise(&state.everybodyThrough, to: through) }
        for through in state.sessions.values { raise(&state.everybodyThrough, to: through) }
        state.users = [:]
        state.sessions = [:]
    }

    private func prune(_ state: inout State, now: UnixTime) {
        if let next = state.nextPruneAt, now < next { return }
        state.nextPruneAt = now.advanced(bySeconds: Self.pruneIntervalSeconds)
        let oldest = now.advanced(bySeconds: -rememberedSeconds)
        state.users = state.users.filter { $0.value >= oldest }
        state.sessions = state.sessions.filter { $0.value >= oldest }
        if let through = state.everybodyThrough, through < oldest { state.everybodyThrough = nil }
    }
}
