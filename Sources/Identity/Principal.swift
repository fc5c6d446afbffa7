import VeoGenCrypto

/// Who a verified access token speaks for.
public struct Principal: Hashable, Sendable {
    /// The user.
    public let userID: UniqueID
    /// The login that the token belongs to.
    public let sessionID: UniqueID
    /// Whether the user may see and do what belongs to others.
    public let isAdmin: Bool
    /// When the token was made; a revocation of the user covers tokens made up to a moment.
    public let issuedAt: UnixTime
    /// When the token ends.
    public let expiresAt: UnixTime

    /// A principal, for tests and for callers that are vouched for otherwise.
    public init(
        userID: UniqueID, sessionID: UniqueID, isAdmin: Bool, issuedAt: UnixTime, expiresAt: UnixTime
    ) {
        self.userID = userID
        self.sessionID = sessionID
        self.isAdmin = isAdmin
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
