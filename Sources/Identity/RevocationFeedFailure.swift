/// Why a connection to the revocations of AuthService was given up. The feed connects again by itself.
public enum RevocationFeedFailure: Error, Equatable, Sendable {
    /// The other side ended the stream.
    case ended
    /// Nothing arrived for `RevocationFeed.silenceMax`, not even a sign of life.
    case silent
    /// The history is shorter than what we have seen: AuthService has another database. It is followed from its start.
    case historyRestarted
}
