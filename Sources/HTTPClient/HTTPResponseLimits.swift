/// How large an answer may be.
public struct HTTPResponseLimits: Sendable, Hashable {
    /// Bytes of all status and header lines together.
    public var headerBytesMax: Int
    /// Bytes of the body.
    public var bodyBytesMax: Int

    /// Sets the limits; the defaults fit a small answer of an API.
    public init(headerBytesMax: Int = 64 << 10, bodyBytesMax: Int = 4 << 20) {
        self.headerBytesMax = headerBytesMax
        self.bodyBytesMax = bodyBytesMax
    }
}
