// Made by scripts/protos from proto/auth.proto. Change that instead.

/// What an API key is good for.
public enum Scope: Int32, CaseIterable, Sendable {
    /// Not said, or a value that this version does not know.
    case unspecified = 0
    /// To see what the user may see. Every key may.
    case read = 1
    /// To make, change and delete it as well.
    case write = 2
}

extension Scope: JSONChoice {
    public var json: String {
        switch self {
            case .unspecified: "unspecified"
            case .read: "read"
            case .write: "write"
        }
    }
}

/// A user's account, as the user may see it.
public struct User: Sendable, Equatable {
    public var id: String
    public var email: String
    public var username: String
    public var fullName: String?
    /// An inactive user can't sign in.
    public var isActive: Bool
    public var isAdmin: Bool
    public var createdAt: Timestamp

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        email: String = "",
        username: String = "",
        fullName: String? = nil,
        isActive: Bool = false,
        isAdmin: Bool = false,
        createdAt: Timestamp = Timestamp(microseconds: 0)
    ) {
        self.id = id
        self.email = email
        self.username = username
        self.fullName = fullName
        self.isActive = isActive
        self.isAdmin = isAdmin
        self.createdAt = createdAt
    }
}

/// `RegisterRequest` of the contract.
public struct RegisterRequest: Sendable, Equatable {
    public var email: String
    public var username: String
    /// Any characters; long ones are welcome.
    public var password: String
    public var fullName: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        email: String = "",
        username: String = "",
        password: String = "",
        fullName: String? = nil
    ) {
        self.email = email
        self.username = username
        self.password = password
        self.fullName = fullName
    }
}

/// `LoginRequest` of the contract.
public struct LoginRequest: Sendable, Equatable {
    /// The email; the name is that of the OAuth2 password form.
    public var username: String
    public var password: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        username: String = "",
        password: String = ""
    ) {
        self.username = username
        self.password = password
    }
}

/// `RefreshRequest` of the contract.
public struct RefreshRequest: Sendable, Equatable {
    public var refreshToken: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        refreshToken: String? = nil
    ) {
        self.refreshToken = refreshToken
    }
}

/// A session's tokens.
public struct Token: Sendable, Equatable {
    /// A signed JWT (RFC 9068) for the header `Authorization: Bearer`.
    public var accessToken: String
    public var tokenType: String
    /// Seconds until the access token expires.
    public var expiresIn: Int32
    /// For POST /api/v1/auth/refresh, once. Absent when the session was refreshed by its access token.
    public var refreshToken: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        accessToken: String = "",
        tokenType: String = "bearer",
        expiresIn: Int32 = 0,
        refreshToken: String? = nil
    ) {
        self.accessToken = accessToken
        self.tokenType = tokenType
        self.expiresIn = expiresIn
        self.refreshToken = refreshToken
    }
}

/// `LogoutRequest` of the contract.
public struct LogoutRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `LogoutReply` of the contract.
public struct LogoutReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// `GetMeRequest` of the contract.
public struct GetMeRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `UpdateMeRequest` of the contract.
public struct UpdateMeRequest: Sendable, Equatable {
    public var username: String?
    public var fullName: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        username: String? = nil,
        fullName: String? = nil
    ) {
        self.username = username
        self.fullName = fullName
    }
}

/// `ChangePasswordRequest` of the contract.
public struct ChangePasswordRequest: Sendable, Equatable {
    public var currentPassword: String
    /// Any characters; long ones are welcome.
    public var newPassword: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        currentPassword: String = "",
        newPassword: String = ""
    ) {
        self.currentPassword = currentPassword
        self.newPassword = newPassword
    }
}

/// `ChangePasswordReply` of the contract.
public struct ChangePasswordReply: Sendable, Equatable {
    public var message: String
    /// How many other sessions have ended.
    public var sessionsEnded: Int32

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = "",
        sessionsEnded: Int32 = 0
    ) {
        self.message = message
        self.sessionsEnded = sessionsEnded
    }
}

/// `ListSessionsRequest` of the contract.
public struct ListSessionsRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// A login that goes on.
public struct Session: Sendable, Equatable {
    public var id: String
    /// Whether it is the one of this request.
    public var isCurrent: Bool
    public var createdAt: Timestamp
    /// When it was last refreshed by its refresh token; at first, when it was opened.
    public var lastUsedAt: Timestamp
    /// When it ends, however often it is refreshed.
    public var expiresAt: Timestamp
    /// Where it was opened from; null when that is not known.
    public var address: String?
    /// What opened it, in its own words.
    public var userAgent: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        isCurrent: Bool = false,
        createdAt: Timestamp = Timestamp(microseconds: 0),
        lastUsedAt: Timestamp = Timestamp(microseconds: 0),
        expiresAt: Timestamp = Timestamp(microseconds: 0),
        address: String? = nil,
        userAgent: String? = nil
    ) {
        self.id = id
        self.isCurrent = isCurrent
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.expiresAt = expiresAt
        self.address = address
        self.userAgent = userAgent
    }
}

/// `SessionList` of the contract.
public struct SessionList: Sendable, Equatable {
    public var sessions: [Session]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        sessions: [Session] = []
    ) {
        self.sessions = sessions
    }
}

/// `EndSessionRequest` of the contract.
public struct EndSessionRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `EndSessionReply` of the contract.
public struct EndSessionReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// An API key, without the secret.
public struct APIKey: Sendable, Equatable {
    public var id: String
    public var name: String
    /// How the key begins, to tell one from another.
    public var prefix: String
    public var scopes: [Scope]
    public var createdAt: Timestamp
    /// Null for a key that does not expire.
    public var expiresAt: Timestamp?
    /// To within some minutes; null until it is used.
    public var lastUsedAt: Timestamp?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        name: String = "",
        prefix: String = "",
        scopes: [Scope] = [],
        createdAt: Timestamp = Timestamp(microseconds: 0),
        expiresAt: Timestamp? = nil,
        lastUsedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.prefix = prefix
        self.scopes = scopes
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }
}

/// `CreateAPIKeyRequest` of the contract.
public struct CreateAPIKeyRequest: Sendable, Equatable {
    public var name: String
    /// `write` includes `read`; `read` alone when absent.
    public var scopes: [Scope]
    /// Days until it expires; never when absent.
    public var expiresInDays: Int32?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        name: String = "",
        scopes: [Scope] = [],
        expiresInDays: Int32? = nil
    ) {
        self.name = name
        self.scopes = scopes
        self.expiresInDays = expiresInDays
    }
}

/// `CreateAPIKeyReply` of the contract.
public struct CreateAPIKeyReply: Sendable, Equatable {
    /// The key. It is not stored and can't be shown again.
    public var key: String
    public var apiKey: APIKey

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        key: String = "",
        apiKey: APIKey = APIKey()
    ) {
        self.key = key
        self.apiKey = apiKey
    }
}

/// `ListAPIKeysRequest` of the contract.
public struct ListAPIKeysRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// `APIKeyList` of the contract.
public struct APIKeyList: Sendable, Equatable {
    public var apiKeys: [APIKey]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        apiKeys: [APIKey] = []
    ) {
        self.apiKeys = apiKeys
    }
}

/// `DeleteAPIKeyRequest` of the contract.
public struct DeleteAPIKeyRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `DeleteAPIKeyReply` of the contract.
public struct DeleteAPIKeyReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// `ListUsersRequest` of the contract.
public struct ListUsersRequest: Sendable, Equatable {
    /// How many of the newest to leave out.
    public var skip: Int32
    /// How many to return; more than 100 becomes 100.
    public var limit: Int32
    /// Only the user with this email.
    public var email: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        skip: Int32 = 0,
        limit: Int32 = 20,
        email: String? = nil
    ) {
        self.skip = skip
        self.limit = limit
        self.email = email
    }
}

/// `UserList` of the contract.
public struct UserList: Sendable, Equatable {
    public var users: [User]
    /// How many users there are.
    public var total: Int64

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        users: [User] = [],
        total: Int64 = 0
    ) {
        self.users = users
        self.total = total
    }
}

/// `GetUserRequest` of the contract.
public struct GetUserRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `UpdateUserRequest` of the contract.
public struct UpdateUserRequest: Sendable, Equatable {
    public var id: String
    public var isActive: Bool?
    public var isAdmin: Bool?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = "",
        isActive: Bool? = nil,
        isAdmin: Bool? = nil
    ) {
        self.id = id
        self.isActive = isActive
        self.isAdmin = isAdmin
    }
}

/// `DeleteUserRequest` of the contract.
public struct DeleteUserRequest: Sendable, Equatable {
    public var id: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: String = ""
    ) {
        self.id = id
    }
}

/// `DeleteUserReply` of the contract.
public struct DeleteUserReply: Sendable, Equatable {
    public var message: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        message: String = ""
    ) {
        self.message = message
    }
}

/// `ListAuditEventsRequest` of the contract.
public struct ListAuditEventsRequest: Sendable, Equatable {
    /// How many of the newest to leave out.
    public var skip: Int32
    /// How many to return; more than 100 becomes 100.
    public var limit: Int32
    /// Only what was done to, or by, this user.
    public var userID: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        skip: Int32 = 0,
        limit: Int32 = 20,
        userID: String? = nil
    ) {
        self.skip = skip
        self.limit = limit
        self.userID = userID
    }
}

/// Something that was done to an account.
public struct AuditEvent: Sendable, Equatable {
    public var id: Int64
    public var at: Timestamp
    /// A stable word, such as `user_deleted`.
    public var action: String
    /// Whose account.
    public var userID: String
    /// Who did it: null for an operator at the command line.
    public var actorID: String?
    /// Where from; null when that is not known.
    public var address: String?
    /// What else there is to say, such as the name of an API key.
    public var detail: String?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        id: Int64 = 0,
        at: Timestamp = Timestamp(microseconds: 0),
        action: String = "",
        userID: String = "",
        actorID: String? = nil,
        address: String? = nil,
        detail: String? = nil
    ) {
        self.id = id
        self.at = at
        self.action = action
        self.userID = userID
        self.actorID = actorID
        self.address = address
        self.detail = detail
    }
}

/// `AuditEventList` of the contract.
public struct AuditEventList: Sendable, Equatable {
    public var events: [AuditEvent]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        events: [AuditEvent] = []
    ) {
        self.events = events
    }
}

/// `ListDeletedUsersRequest` of the contract.
public struct ListDeletedUsersRequest: Sendable, Equatable {
    /// The last sequence number already known; 0 for all.
    public var afterSequence: Int64?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        afterSequence: Int64? = nil
    ) {
        self.afterSequence = afterSequence
    }
}

/// `DeletedUser` of the contract.
public struct DeletedUser: Sendable, Equatable {
    public var sequence: Int64
    public var userID: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        sequence: Int64 = 0,
        userID: String = ""
    ) {
        self.sequence = sequence
        self.userID = userID
    }
}

/// `DeletedUserList` of the contract.
public struct DeletedUserList: Sendable, Equatable {
    /// At most 1,000; there may be more after the last of them.
    public var users: [DeletedUser]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        users: [DeletedUser] = []
    ) {
        self.users = users
    }
}

/// `AuthenticateRequest` of the contract.
public struct AuthenticateRequest: Sendable, Equatable {
    /// An access token or an API key, without "Bearer".
    public var credential: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        credential: String = ""
    ) {
        self.credential = credential
    }
}

/// `AuthenticateReply` of the contract.
public struct AuthenticateReply: Sendable, Equatable {
    public var userID: String
    /// The session of the token, or the API key; revoked as such.
    public var sessionID: String
    public var isAdmin: Bool
    /// Until when this may be remembered.
    public var expiresAt: Timestamp
    /// What the API key is good for; empty for an access token.
    public var scopes: [Scope]
    /// The moment that it is true of: a revocation of the user that is later counts.
    public var issuedAt: Timestamp?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        userID: String = "",
        sessionID: String = "",
        isAdmin: Bool = false,
        expiresAt: Timestamp = Timestamp(microseconds: 0),
        scopes: [Scope] = [],
        issuedAt: Timestamp? = nil
    ) {
        self.userID = userID
        self.sessionID = sessionID
        self.isAdmin = isAdmin
        self.expiresAt = expiresAt
        self.scopes = scopes
        self.issuedAt = issuedAt
    }
}

/// `ListKeysRequest` of the contract.
public struct ListKeysRequest: Sendable, Equatable {
    /// Makes a message with the contract's defaults for what is left out.
    public init() {}
}

/// A JWK set.
public struct PublicKeySet: Sendable, Equatable {
    public var keys: [PublicKey]

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        keys: [PublicKey] = []
    ) {
        self.keys = keys
    }
}

/// An Ed25519 public key as a JWK (RFC 8037).
public struct PublicKey: Sendable, Equatable {
    public var kty: String
    public var crv: String
    public var use: String
    public var alg: String
    /// The key's RFC 7638 thumbprint.
    public var kid: String
    /// The public key, base64url.
    public var x: String

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        kty: String = "OKP",
        crv: String = "Ed25519",
        use: String = "sig",
        alg: String = "EdDSA",
        kid: String = "",
        x: String = ""
    ) {
        self.kty = kty
        self.crv = crv
        self.use = use
        self.alg = alg
        self.kid = kid
        self.x = x
    }
}

/// `WatchRevocationsRequest` of the contract.
public struct WatchRevocationsRequest: Sendable, Equatable {
    /// The last sequence number already known; 0 for all.
    public var afterSequence: Int64?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        afterSequence: Int64? = nil
    ) {
        self.afterSequence = afterSequence
    }
}

/// Tokens that are refused from now on. One of `user_id` and `session_id` is set; a heartbeat has neither.
public struct Revocation: Sendable, Equatable {
    public var sequence: Int64
    /// Every token of this user that was issued before `issued_before`.
    public var userID: String?
    /// Every token of this session.
    public var sessionID: String?
    public var issuedBefore: Timestamp?

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        sequence: Int64 = 0,
        userID: String? = nil,
        sessionID: String? = nil,
        issuedBefore: Timestamp? = nil
    ) {
        self.sequence = sequence
        self.userID = userID
        self.sessionID = sessionID
        self.issuedBefore = issuedBefore
    }
}

