/// How log lines are written: setting `LOG_FORMAT`.
public enum LogFormat: String, Sendable, CaseIterable {
    /// Text on a terminal, JSON anywhere else.
    case auto
    /// One JSON object a line.
    case json
    /// One line for people.
    case text
}
