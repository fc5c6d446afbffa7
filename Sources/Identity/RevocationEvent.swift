/// What AuthService tells those who follow its revocations: first everything after the sequence they asked for, then
/// each as it happens, and in between, at least every second, that there is nothing else.
public enum RevocationEvent: Hashable, Sendable {
    /// A revocation to apply.
    case revoked(Revocation)
    /// All up to `sequence` have been told.
    case upToDate(sequence: Int64)
}
