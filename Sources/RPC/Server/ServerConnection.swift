import NIOCore

/// One client's connection: cuts requests out of what arrives, has them answered, and batches the answers.
///
/// Sendable although it is mutable: the channel calls it on its event loop, and everyone else goes there first.
final class ServerConnection: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let server: ServerConfiguration
    let executor: EventLoopExecutor
    let saidElsewhere = SaidElsewhere()
    /// Who is at the other end: known before the first request is taken.
    var peer: RPCPeer
    let eventLoop: any EventLoop
    let load: LoopLoad

    private var decoder: FrameDecoder
    private(set) var context: ChannelHandlerContext?
    private var isDecoding = false
    private var isReadHeld = false
    var isDraining = false
    /// Whether everything is answered, and only the last bytes are on their way.
    var isFinishing = false
    private(set) var isClosed = false
    /// The peer does not take its answers: no more requests until it does.
    private var isOutputFull = false
    /// A peer without windows, or one that does not keep to them, has sent more than a handler has read.
    var isInputHeld = false
    private var isPaused: Bool { isOutputFull || isInputHeld }

    var output = ByteBuffer()
    private var answersUnflushed = 0
    private var isFlushScheduled = false
    private var awaitingRoom: [ServerCall] = []

    /// What both sides have announced; nil until the client does.
    var extensions: Extensions?
    /// What the client takes of a stream before its reader has read any; nil without windows.
    var windowBytes: UInt32?
    var liveness: Liveness?
    /// Whether the peer has shown since the last look that it is alive.
    var hasHeard = false

    /// Calls that tasks are answering.
    var calls: [UInt32: ServerCall] = [:]
    /// How many of them read streams of requests.
    var inputCount = 0
    var lastStreamID: UInt32 = 0
    /// The call whose handler is running for the first time, up to where it waits; 0 for none.
    var startingStreamID: UInt32 = 0
    /// When the bytes at hand were taken up: the arrival of each request in them.
    private(set) var batchTime = NIODeadline.now()
    private(set) lazy var timer = DeadlineTimer(eventLoop) { self.interruptLateCalls(at: $0) }

    init(_ server: ServerConfiguration, peer: RPCPeer, load: LoopLoad, eventLoop: any EventLoop) {
        self.load = load
        self.server = server
        self.peer = peer
        self.eventLoop = eventLoop
        executor = EventLoopExecutor(eventLoop)
        decoder = FrameDecoder(limits: server.limits)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
        decoder.append(unwrapInboundIn(data))
        decode()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush()
    }

    /// Reading waits while the peer does not read: otherwise answers would pile up here.
    func read(context: ChannelHandlerContext) {
        if isPaused { isReadHeld = true } else { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isOutputFull = !context.channel.isWritable
        hasHeard = true
        // Not at once: this may be called from within a flush, which may be called from anywhere.
        if !isOutputFull { eventLoop.execute { self.resume() } }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        timer.cancel()
        liveness?.stop()
        awaitingRoom = []
        interruptCalls(with: .callerLost)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        server.logger.debug("RPC connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }
}

/// Taking requests in.
extension ServerConnection {
    private func decode() {
        guard !isDecoding, !isPaused, !isClosed else { return }
        isDecoding = true
        batchTime = .now()
        load.requestsArrived(at: batchTime)
        do {
            try decoder.decode { event in
                receive(event)
                if isFlushDue { flush() }
                return isPaused || isClosed ? .pause : .goOn
            }
        } catch {
            refuseOverlong(error.header)
        }
        isDecoding = false
    }

    /// Goes on with what waited for room in either direction.
    func resume() {
        guard !isClosed else { return }
        if !isOutputFull {
            let calls = awaitingRoom
            awaitingRoom = []
            for call in calls { call.resumeWriters() }
        }
        guard !isPaused else { return }
        decode()
        flush()
        if isReadHeld, !isPaused {
            isReadHeld = false
            context?.read()
        }
    }

    private func refuseOverlong(_ header: FrameHeader) {
        server.logger.warning("RPC peer announced an overlong frame", metadata: ["bytes": "\(header.length)"])
        output.writeResponse(streamID: header.streamID, .frameTooLarge, limits: server.limits)
        flush()
        context?.close(promise: nil)
    }
}

/// Sending answers out.
extension ServerConnection {
    /// Whether a stream may go on writing.
    var hasRoom: Bool { !isOutputFull }

    func resumeWhenWritable(_ call: ServerCall) {
        awaitingRoom.append(call)
    }

    private var isFlushDue: Bool {
        answersUnflushed >= server.limits.flushMessagesMax
            || output.readableBytes >= server.limits.writeBufferBytesHigh
    }

    func countAnswer() {
        answersUnflushed += 1
    }

    func flush() {
        guard output.readableBytes > 0, let context, !isClosed else { return }
        answersUnflushed = 0
        // Out of the property first: writing may call back into this connection.
        var batch = ByteBuffer()
        swap(&batch, &output)
        context.writeAndFlush(wrapOutboundOut(batch), promise: nil)
        if output.capacity == 0, batch.capacity <= server.limits.writeBufferBytesHigh {
            // Keeps the storage, unless the channel still needs it.
            batch.clear()
            output = batch
        }
    }

    /// Flushes once for everything that is answered until the loop's next turn.
    func flushSoon() {
        if isFlushDue { return flush() }
        guard !isDecoding, !isFlushScheduled else { return }
        isFlushScheduled = true
        eventLoop.execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }
}
