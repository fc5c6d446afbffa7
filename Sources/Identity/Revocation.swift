import VeoGenCrypto

/// The end of trust in tokens that are still valid by their own words.
public struct Revocation: Hashable, Sendable {
    /// Whose tokens end.
    public enum Subject: Hashable, Sendable {
        /// Every token of the user made up to `Revocation.revokedThrough`: deactivation, change of password or rights.
        case user(UniqueID)
        /// Every token of one login: logout, reuse of a refresh token.
        case session(UniqueID)
    }

    /// The place in AuthService's history; later ones are larger.
    public let sequence: Int64
    /// Whose tokens end.
    public let subject: Subject
    /// When it was decided; for a user, tokens made up to and including this second end.
    public let revokedThrough: UnixTime

    /// A revocation as AuthService tells it.
    public init(sequence: Int64, subject: Subject, revokedThrough: UnixTime) {
        self.sequence = sequence
        self.subject = subject
        self.revokedThrough = revokedThrough
    }
}
