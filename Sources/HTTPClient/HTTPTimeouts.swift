/// How long the parts of an exchange may take.
public struct HTTPTimeouts: Sendable, Hashable {
    /// From the start to a connection that is ready for the request: waiting for a free one, name look-up, TCP, TLS.
    public var connect: Duration
    /// From the last byte that was sent to the first of the answer.
    public var firstByte: Duration
    /// Between two bytes of the answer. Time in which the reader of the body takes nothing does not count.
    public var idle: Duration
    /// From the start to the end.
    public var total: Duration

    /// Sets the limits; the defaults fit a small answer of an API.
    public init(
        connect: Duration = .seconds(10), firstByte: Duration = .seconds(30), idle: Duration = .seconds(30),
        total: Duration = .seconds(60)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
        self.total = total
    }
}
