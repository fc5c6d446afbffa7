import NIOCore

/// How a connection ends.
extension ServerConnection {
    /// Refuses new calls, and closes when those that run are over and their answers are sent.
    func drain() {
        isDraining = true
        guard lastStreamID == 0, extensions == nil else { return sayGoodbye() }
        // A client that has just connected may have sent calls already: it is told when they are read.
        eventLoop.scheduleTask(in: TimeAmount(server.limits.closeLingerMax)) { self.finishWhenDrained() }
    }

    func closeNow() {
        context?.close(promise: nil)
    }

    /// Forgets a call that is over; its answer may still be about to be written.
    func remove(_ call: ServerCall) {
        calls.removeValue(forKey: call.facts.streamID)
        if call.stream?.input != nil {
            inputCount -= 1
            releaseInput()
        }
        if isDraining, calls.isEmpty { eventLoop.execute { self.finishWhenDrained() } }
    }

    func interruptCalls(with error: RPCError) {
        let running = calls
        calls = [:]
        for call in running.values {
            call.interrupt(with: error)
            record(call.facts, error, responseBytes: 0)
        }
    }

    func finishWhenDrained() {
        guard isDraining, calls.isEmpty, !isFinishing, !isClosed, let context else { return }
        isFinishing = true
        flush()
        // Done when everything before it is: closing now would drop what the channel still has to send.
        let sent = eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenSuccess { self.finish() }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: sent)
    }

    /// Says goodbye and leaves the last word to the peer: closing while bytes of its own are unread would reset the
    /// connection, which may cost the peer answers that it has not read yet. Source: RFC 1122, section 4.2.2.13.
    private func finish() {
        guard let context else { return }
        let closed = eventLoop.makePromise(of: Void.self)
        closed.futureResult.whenFailure { _ in self.closeNow() }
        context.close(mode: .output, promise: closed)
        let linger = eventLoop.scheduleTask(in: TimeAmount(server.limits.closeLingerMax)) { self.closeNow() }
        context.channel.closeFuture.whenComplete { _ in linger.cancel() }
    }
}

extension RPCError {
    static let callerLost = RPCError.unavailable("connection_lost", "The connection to the caller is lost")
}
