import VeoGenAPI
import VeoGenCrypto

/// Who a verified access token speaks for.
public struct Principal: Hashable, Sendable {
    /// The user.
    public let userID: UniqueID
    /// The login that the token belongs to, or the API key; what a revocation names.
    public let sessionID: UniqueID
    /// Whether the user may see and do what belongs to others.
    public let isAdmin: Bool
    /// When the token was made; a revocation of the user covers tokens made up to a moment.
    public let issuedAt: UnixTime
    /// When the token ends, or what is remembered of the API key.
    public let expiresAt: UnixTime
    /// What the caller has shown.
    public let credential: Credential

    /// What a caller shows, and what it is good for.
    public enum Credential: Hashable, Sendable {
        /// An access token: the user in person.
        case accessToken
        /// An API key: a program of the user.
        case apiKey(mayWrite: Bool)
    }

    /// A principal, for tests and for callers that are vouched for otherwise.
    public init(
        userID: UniqueID, sessionID: UniqueID, isAdmin: Bool, issuedAt: UnixTime, expiresAt: UnixTime,
        credential: Credential = .accessToken
    ) {
        self.userID = userID
        self.sessionID = sessionID
        self.isAdmin = isAdmin
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.credential = credential
    }

    /// Whether this caller may use what is open to `access`. A service's own calls have no principal, and are not
    /// decided here.
    public func mayUse(_ access: Access) -> Bool {
        switch access {
        case .public, .reader, .userOrService: true
        case .user: credential != .apiKey(mayWrite: false)
        case .session: credential == .accessToken
        case .admin: credential == .accessToken && isAdmin
        case .service: false
        }
    }
}
