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

    private let link: ClientLink
    private var context: ChannelHandlerContext?
    private var decoder: FrameDecoder
    private var output = ByteBuffer()
    private var messagesUnflushed = 0
    private var isFlushScheduled = false
    private var isDecoding = false
    private var isReadingPaused = false
    private var isReadHeld = false
    private(set) var isClosed = false
    private(set) var isWritable = true
    /// Closes once its last call is over: its ids are used up.
    private var isRetiring = false
    /// nil when the ids are used up: starting over is taken for an attack by peers.
    private var nextStreamID: UInt32? = ClientConnection.streamIDMin
    private(set) var calls: [UInt32: ClientCall] = [:]

    init(_ link: ClientLink) {
        self.link = link
        decoder = FrameDecoder(limits: link.settings.limits)
    }

    var hasStreamID: Bool { nextStreamID != nil }

    // MARK: Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
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
        if isWritable { context.eventLoop.assumeIsolated().execute { self.link.becameWritable(self) } }
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        link.lost(self)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        link.settings.logger.debug("RPC connection failed", metadata: ["error": "\(error)"])
        context.close(promise: nil)
    }
}

/// Sending.
extension ClientConnection {
    /// Takes the next stream id and writes the request: one step, or ids would go out of order.
    func send(_ call: ClientCall, now: NIODeadline) {
        guard let streamID = nextStreamID, call.write(streamID: streamID, into: &output, now: now) else { return }
        let (next, overflow) = streamID.addingReportingOverflow(2)
        nextStreamID = overflow || next > link.settings.limits.streamIDMax ? nil : next
        call.stream = (self, streamID)
        calls[streamID] = call
        messagesUnflushed += 1
        let limits = link.settings.limits
        let isEnough =
            messagesUnflushed >= limits.flushMessagesMax || output.readableBytes >= limits.writeBufferBytesHigh
        if isEnough { flush() } else { flushSoon() }
    }

    private func flushSoon() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        link.eventLoop.execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }

    private func flush() {
        guard output.readableBytes > 0, let context, !isClosed else { return }
        messagesUnflushed = 0
        // Out of the property first: writing may call back into this connection.
        var batch = ByteBuffer()
        swap(&batch, &output)
        context.writeAndFlush(wrapOutboundOut(batch), promise: nil)
        if output.capacity == 0, batch.capacity <= link.settings.limits.writeBufferBytesHigh {
            // Keeps the storage, unless the channel still needs it.
            batch.clear()
            output = batch
        }
    }

    /// Forgets a call that is over.
    func remove(streamID: UInt32) {
        calls.removeValue(forKey: streamID)
        if isRetiring, calls.isEmpty { close() }
    }

    /// Closes as soon as the last call is over.
    func retire() {
        isRetiring = true
        if calls.isEmpty { close() }
    }

    func close() {
        context?.close(promise: nil)
    }
}

/// Receiving.
extension ClientConnection {
    func resumeReading() {
        isReadingPaused = false
        decode()
        guard isReadHeld, !isReadingPaused else { return }
        isReadHeld = false
        context?.read()
    }

    private func decode() {
        guard !isDecoding, !isReadingPaused, !isClosed else { return }
        isDecoding = true
        do {
            try decoder.decode { event in
                if receive(event) == .pause { isReadingPaused = true }
                return isReadingPaused || isClosed ? .pause : .goOn
            }
        } catch {
            link.settings.logger.warning(
                "RPC server announced an overlong frame", metadata: ["bytes": "\(error.header.length)"])
            close()
        }
        isDecoding = false
    }

    private func receive(_ event: FrameDecoder.Event) -> FrameDecoder.Flow {
        switch event {
        case .frame(let header, let data):
            // The call may have been given up, and types that we do not know are for peers that do.
            guard let call = calls[header.streamID] else { return .goOn }
            if header.type == .response {
                receiveResponse(data, for: call)
            } else if header.type == .data {
                return receiveData(data, header.flags, for: call)
            }
        case .skipped(let header):
            calls[header.streamID]?.fail(.frameTooLarge)
        }
        return .goOn
    }

    private func receiveResponse(_ data: UnsafeRawBufferPointer, for call: ClientCall) {
        call.isEndedByPeer = true
        link.heardFromServer()
        guard let envelope = try? ResponseEnvelope(data) else { return call.fail(.malformedResponse) }
        if let error = envelope.error { return call.fail(error) }
        if call.isStreaming { call.fail(.unexpectedFrame) } else { call.succeed(with: envelope.payload) }
    }

    private func receiveData(
        _ data: UnsafeRawBufferPointer, _ flags: FrameFlags, for call: ClientCall
    ) -> FrameDecoder.Flow {
        link.heardFromServer()
        guard call.isStreaming else {
            call.fail(.unexpectedFrame)
            return .goOn
        }
        let flow = flags.contains(.noData) ? .goOn : call.receive(data)
        guard flags.contains(.remoteClosed) else { return flow }
        call.isEndedByPeer = true
        call.finishStream()
        return .goOn
    }
}

extension RPCError {
    static let unexpectedFrame = RPCError(
        .internal, reason: "unexpected_frame", message: "The service's answer is of the wrong kind")
}
