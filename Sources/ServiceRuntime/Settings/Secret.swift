/// A value that must not reach a log, an error message or a debugger's summary by accident.
public struct Secret: Sendable, Equatable {
    private let value: String

    /// Wraps a value read from a setting or a file.
    public init(_ value: String) {
        self.value = value
    }

    /// The value itself, for the one place that needs it.
    public func reveal() -> String {
        value
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { description }
    /// A mirror without children, so that `dump` shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
