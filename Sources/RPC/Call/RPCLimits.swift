/// Every maximum of the RPC runtime: name, unit, and why it is what it is.
public struct RPCLimits: Sendable {
    // MARK: Frames

    /// Largest data length of a frame, in bytes, in both directions: ttrpc's own limit.
    public var frameBytesMax = 4 << 20
    /// Largest announced length that is skipped, in bytes, before the connection is closed: reading on costs less than
    /// reconnecting up to a few times the frame limit, and a wild length means that the peer has lost its place.
    public var skippedFrameBytesMax = 16 << 20
    /// Most metadata pairs of a request: far above credentials, trace context and a request id.
    public var metadataPairsMax = 64
    /// Most bytes of metadata keys and values: room for two signed tokens.
    public var metadataBytesMax = 16 << 10
    /// Longest error message that is sent, in bytes: a sentence, not a log.
    public var errorMessageBytesMax = 4 << 10
    /// Most field faults of one error: more help nobody.
    public var faultsMax = 128

    // MARK: Server

    /// Most connections of a server: several per client process, with room for restarts.
    public var connectionsMax = 1024
    /// How long a peer may take to prove who it is after it has connected over TCP, on either side.
    public var handshakeTimeout = Duration.seconds(5)
    /// Most running calls of one connection: bounds tasks and answers waiting to be sent.
    public var callsPerConnectionMax = 4096
    /// Most running calls of one connection that send streams of requests: each may hold `streamBufferBytesMax`.
    public var requestStreamsPerConnectionMax = 128
    /// How long work may wait on a server's event loop, through two windows, before calls are refused: those of low
    /// priority from here, of normal priority from 4 times and all from 16 times as long. A second at each hop is late
    /// for a user; a host that is short of processors for a moment is not to be taken for it.
    public var queueDelayMax = Duration.milliseconds(250)
    /// Half of how long the wait has to last, and how long a decision holds: longer than a burst takes.
    public var queueDelayWindow = Duration.milliseconds(200)
    /// Longest time that a handler may run, whatever its caller asked for.
    public var callTimeoutMax = Duration.seconds(24 * 3600)
    /// How long running calls may take to finish after a graceful shutdown began: as a service's process gives itself.
    public var shutdownGracePeriod = Duration.seconds(30)
    /// How long a server that has sent its last byte waits for the peer to close: a few round trips.
    public var closeLingerMax = Duration.seconds(1)

    // MARK: Client

    /// Most calls of a client that wait for a connection or an answer: bounds the requests held in memory.
    public var pendingCallsMax = 8192
    /// Most streaming calls of a client: each may hold `streamBufferBytesMax`, and has a connection of its own where
    /// the server has no windows.
    public var streamsMax = 512
    /// Most idle connections kept for the next stream: connecting costs about a call.
    public var idleStreamConnectionsMax = 8
    /// How long connecting may take, and how long a server that is known to announce itself may take to do so.
    public var connectTimeout = Duration.seconds(2)
    /// How long the first attempt to connect may take; doubles with each in a row that nobody answers. A packet to a
    /// host that has just been replaced may be lost without a word.
    public var connectTimeoutMin = Duration.milliseconds(250)
    /// How long a call that is not yet sent waits for a connection; also how long an endpoint may be gone before calls
    /// fail at once.
    public var connectionWaitMax = Duration.seconds(2)
    /// First and shortest delay between two attempts to connect; doubles with each, with jitter.
    public var reconnectDelayMin = Duration.milliseconds(20)
    /// Longest delay between two attempts to connect: how late a service that is back may be noticed.
    public var reconnectDelayMax = Duration.seconds(1)
    /// When calls that have failed are made again.
    public var retries = RPCRetryLimits()
    /// How calls are spread over several endpoints.
    public var balancing = RPCBalancingLimits()
    /// Connections on which a server failed to announce itself, although it used to, before the next one is taken for
    /// plain ttrpc's: a server that is stopped is the likelier case.
    public var missedHellosMax = 3
    /// How often a call may be sent again because the server that it was sent to was shutting down.
    public var resendsMax = 4
    /// Last stream id of a connection; a new connection carries on, as ids may not start over.
    public var streamIDMax = UInt32.max

    // MARK: Both

    /// How long a unary call may take when its caller does not say.
    public var callTimeoutDefault = Duration.seconds(30)
    /// How long a stream may take when its caller does not say: watchers start anew after it.
    public var streamTimeoutDefault = Duration.seconds(3600)
    /// Bytes of unread messages of a stream at which its sender has to wait; one message more may be held. Two chunks
    /// of half a megabyte and more are on their way at a time, which keeps both sides busy.
    public var streamBufferBytesMax = 1 << 20
    /// Unsent bytes of a connection at which writers wait and a server stops reading requests: several batches.
    public var writeBufferBytesHigh = 256 << 10
    /// Unsent bytes at which they go on.
    public var writeBufferBytesLow = 64 << 10

    /// Whether extensions are announced and answered; without, everything is plain ttrpc.
    public var usesExtensions = true
    /// How often a connection is checked for signs of life; a peer without any is asked for one.
    public var pingInterval = Duration.seconds(1)
    /// How long that peer may take before the connection is given up: so at most 7 s pass from its last byte to then,
    /// which leaves a request of 10 s time to be made again elsewhere.
    public var pongTimeout = Duration.seconds(5)

    /// Most requests or answers that are sent together. The peer begins with the first ones while the rest are being
    /// made; waiting for more would have the two sides take turns.
    public var flushMessagesMax = 8

    /// The limits as documented.
    public init() {}
}
