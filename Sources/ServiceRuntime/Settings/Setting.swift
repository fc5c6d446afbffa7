/// One setting as it is documented: what `--help` prints and what the README's table holds.
public struct Setting: Sendable, Equatable {
    /// The environment variable's name, unit included where it has one: `ACCESS_TOKEN_EXPIRE_MINUTES`.
    public let name: String
    /// What may be given, in words: `an integer from 1 to 1000000`.
    public let allowed: String
    /// The default as it would be written; nil when the setting has none.
    public let defaultText: String?
    /// Whether the process refuses to start without it.
    public let isRequired: Bool
    /// Whether the value may also be the content of the file that `NAME_FILE` names, and is never printed.
    public let isSecret: Bool
    /// What the setting does, in one sentence.
    public let help: String
}
