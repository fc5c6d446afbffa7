/// A new access token: what the client gets, and what it says.
public struct IssuedToken: Sendable {
    /// The compact JWS. A secret: whoever has it is the user.
    public let text: String
    /// The claims inside.
    public let claims: AccessToken
}
