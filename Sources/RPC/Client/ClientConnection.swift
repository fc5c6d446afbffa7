import NIOCore

/// One connection to a server: sends requests in the order of their stream ids, and hands answers to their calls.
///
/// Sendable although it is mutable: the channel and the link use it on its event loop only.
final class ClientConnection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Stream 1 is kept for announcing extensions to a server.
    private static let streamIDMin: UInt32 = 3

    let link: ClientLink
    private(set) var context: ChannelHandlerContext?
    var decoder: FrameDecoder
    var output = ByteBuffer()
    var messagesUnflushed = 0
    var isFlushScheduled = false
    var isDecoding = false
    var isReadingPaused = false
    var isReadHeld = false
    private(set) var isClosed = false
    private(set) var isWritable = true
    /// Takes no more calls and closes once its last one is over.
    var isRetiring = false
    /// nil when the ids are used up: starting over is taken for an attack by peers.
    var nextStreamID: UInt32? = ClientConnection.streamIDMin
    var calls: [UInt32: ClientCall] = [:]

    /// What both sides have announced: nothing with a plain server; nil until the first frame says which it is.
    var extensions: Extensions?
    /// What the server takes of a stream before its handler has read any; nil without windows.
    var windowBytes: UInt32?
    /// Whether it has one stream at a time and nothing else: what streams get from servers without windows.
    var isDedicated = false
    /// Streams of requests that wait until it is writable.
    var awaitingRoom: [ClientCall] = []
    /// Calls given up before it was known whether the server can be told.
    var cancelledEarly: [UInt32] = []
    /// Who waits for the server's first frame.
    var announcement: ((Announcement) -> Void)?
    var liveness: Liveness?
    /// Whether the server has shown since the last look that it is alive.
    var hasHeard = false

    init(_ link: ClientLink) {
        self.link = link
        decoder = FrameDecoder(limits: link.settings.limits)
    }

    /// Whether it can take another call.
    var isUsable: Bool { nextStreamID != nil && !isRetiring && !isClosed }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
        decoder.append(unwrapInboundIn(data))
        decode()
    }

    /// Reading waits while the reader of a stream is behind.
    func read(context: ChannelHandlerContext) {
        if isReadingPaused { isReadHeld = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        // Not at once: this may be called from within a flush.
        if isWritable { context.eventLoop.assumeIsolated().execute { self.goOn() } }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // The server may have ended well, and what it said last waits for a reader.
        isReadingPaused = false
        decode()
        isClosed = true
        liveness?.stop()
        decide(.lost)
        link.lost(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        link.settings.logger.debug("RPC connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }
}
