import VeoGenCrypto

/// The claims of an access token (RFC 9068, the members VeoGen needs).
public struct AccessToken: Hashable, Sendable {
    /// `iss`: who made it.
    public let issuer: String
    /// `aud`: whom it is for.
    public let audience: String
    /// `sub`: the user.
    public let userID: UniqueID
    /// `sid`: the login it belongs to.
    public let sessionID: UniqueID
    /// `iat`: when it was made.
    public let issuedAt: UnixTime
    /// `exp`: when it ends.
    public let expiresAt: UnixTime
    /// `jti`: its own name.
    public let tokenID: UniqueID
    /// `adm`: whether the user is an administrator.
    public let isAdmin: Bool

    /// The claims as JSON, always spelt the same. Needs no escapes: `TokenPolicy` allows no name that would.
    var json: String {
        #"{"iss":"\#(issuer)","aud":"\#(audience)","sub":"\#(userID)","sid":"\#(sessionID)","#
            + #""iat":\#(issuedAt.seconds),"exp":\#(expiresAt.seconds),"jti":"\#(tokenID)","adm":\#(isAdmin)}"#
    }

    /// Whom the token speaks for.
    var principal: Principal {
        Principal(
            userID: userID, sessionID: sessionID, isAdmin: isAdmin, issuedAt: issuedAt, expiresAt: expiresAt)
    }
}

extension AccessToken {
    /// Reads the claims of a token whose signature holds. Members that it does not know are a newer issuer's, and
    /// ignored.
    ///
    /// - Throws: `AuthenticationError.malformed` when a claim is missing or has the wrong type or range.
    init(json: FlatJSONObject) throws(AuthenticationError) {
        issuer = try json.string("iss")
        audience = try json.string("aud")
        userID = try Self.identifier("sub", in: json)
        sessionID = try Self.identifier("sid", in: json)
        issuedAt = try Self.time("iat", in: json)
        expiresAt = try Self.time("exp", in: json)
        tokenID = try Self.identifier("jti", in: json)
        isAdmin = try json.boolean("adm")
    }

    private static func identifier(_ name: String, in json: FlatJSONObject) throws(AuthenticationError) -> UniqueID {
        guard let identifier = UniqueID(try json.string(name)) else { throw .malformed }
        return identifier
    }

    private static func time(_ name: String, in json: FlatJSONObject) throws(AuthenticationError) -> UnixTime {
        let seconds = try json.integer(name)
        guard (0...UnixTime.latest.seconds).contains(seconds) else { throw .malformed }
        return UnixTime(seconds: seconds)
    }
}
