/// A provider's name for one generation: opaque to everyone else, stable for as long as the provider knows it.
public struct GenerationHandle: Sendable, Hashable, CustomStringConvertible {
    /// The provider's own text.
    public let value: String

    /// Wraps a handle that a provider gave out.
    public init(_ value: String) {
        self.value = value
    }

    /// The handle's text; it holds no secret.
    public var description: String { value }
}
