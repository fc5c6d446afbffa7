/// Who may call a method, as `proto/` says.
public enum Access: Sendable {
    /// Anyone.
    case `public`
    /// A signed-in user, by an access token or an API key of any scope: the method changes nothing.
    case reader
    /// A signed-in user, by an access token or an API key that may write.
    case user
    /// A signed-in user in person, by an access token.
    case session
    /// An administrator, by an access token.
    case admin
    /// A service of this deployment, by its peer identity.
    case service
    /// A signed-in user, or a service of this deployment on its own behalf.
    case userOrService
}
