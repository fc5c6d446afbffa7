import NIOCore

/// What a client of the operations server may use up. It is for one scraper and one orchestrator.
public struct OperationsLimits: Sendable {
    /// Bytes of a whole request: a scraper's is below 1 KiB. What is larger gets 431.
    public var requestBytesMax = 8 << 10
    /// Connections at one time. One more is closed at once.
    public var connectionsMax = 32
    /// Connections that the system holds until they are accepted: a short queue, as none waits for long.
    public var backlogMax = 128
    /// From accepting a connection to the end of the request's head. After it the connection is closed.
    public var requestTimeout = TimeAmount.seconds(10)
    /// From the answer to the client's end of the connection, so that a slow reader doesn't hold it for ever.
    public var responseTimeout = TimeAmount.seconds(10)

    /// The limits in production.
    public init() {}
}
