// Made by scripts/protos from proto/auth.proto. Change that instead.

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

/// `AuthenticateRequest` of the contract.
public struct AuthenticateRequest: Sendable, Equatable {
    /// An access token, without "Bearer".
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
    public var sessionID: String
    public var isAdmin: Bool
    public var expiresAt: Timestamp

    /// Makes a message with the contract's defaults for what is left out.
    public init(
        userID: String = "",
        sessionID: String = "",
        isAdmin: Bool = false,
        expiresAt: Timestamp = Timestamp(microseconds: 0)
    ) {
        self.userID = userID
        self.sessionID = sessionID
        self.isAdmin = isAdmin
        self.expiresAt = expiresAt
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

