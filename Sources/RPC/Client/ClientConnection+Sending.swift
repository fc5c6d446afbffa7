import NIOCore
import Protobuf

/// Sending.
extension ClientConnection {
    /// Takes the next stream id and writes the request: one step, or ids would go out of order.
    func send(_ call: ClientCall, now: NIODeadline) {
        guard let streamID = nextStreamID, call.write(streamID: streamID, into: &output, now: now) else { return }
        let (next, overflow) = streamID.addingReportingOverflow(2)
        nextStreamID = overflow || next > link.settings.limits.streamIDMax ? nil : next
        call.stream = (self, streamID)
        calls[streamID] = call
        if call.outbox != nil { call.requestIsSent(on: self, streamID: streamID) }
        flushWhenDue()
    }

    /// Appends a message of a stream of requests; nil when it is too large.
    func write(_ message: some ProtobufMessage, streamID: UInt32) -> Int? {
        let limits = link.settings.limits
        guard let byteCount = output.writeData(streamID: streamID, message, bytesMax: limits.frameBytesMax) else {
            return nil
        }
        flushWhenDue()
        return byteCount
    }

    /// Appends the end of a stream of requests.
    func writeEnd(streamID: UInt32) {
        output.writeEnd(streamID: streamID)
        flushSoon()
    }

    func resumeWhenWritable(_ call: ClientCall) {
        awaitingRoom.append(call)
    }

    /// The channel takes bytes again.
    func goOn() {
        let calls = awaitingRoom
        awaitingRoom = []
        for call in calls { call.outbox?.resumeWriters() }
        link.becameWritable(self)
    }

    private func flushWhenDue() {
        messagesUnflushed += 1
        let limits = link.settings.limits
        let isEnough =
            messagesUnflushed >= limits.flushMessagesMax || output.readableBytes >= limits.writeBufferBytesHigh
        if isEnough { flush() } else { flushSoon() }
    }

    func flushSoon() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        link.eventLoop.execute {
            self.isFlushScheduled = false
            self.flush()
        }
    }

    func flush() {
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

    /// Forgets a call that is over, and lets the server do so if it does not know yet.
    func remove(_ call: ClientCall, streamID: UInt32) {
        calls.removeValue(forKey: streamID)
        if !call.isEndedByPeer { cancel(streamID: streamID) }
        // Perhaps it was this call's reader that held up the connection.
        if isReadingPaused { link.eventLoop.assumeIsolated().execute { self.resumeReading() } }
        if isRetiring, calls.isEmpty { closeWhenSent() }
    }

    /// Closes as soon as the last call is over.
    func retire() {
        isRetiring = true
        if calls.isEmpty { closeWhenSent() }
    }

    private func closeWhenSent() {
        flush()
        close()
    }

    func close() {
        context?.close(promise: nil)
    }
}
