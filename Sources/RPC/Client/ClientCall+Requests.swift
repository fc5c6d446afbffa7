import NIOCore
import Protobuf

/// What the caller of a call with a stream of requests does. From any thread.
extension ClientCall {
    /// Sends a message when the connection and the server's window have room for it.
    func write(_ message: some ProtobufMessage) async throws(RPCError) {
        let eventLoop = link.eventLoop
        while true {
            let outcome: Result<Bool, RPCError> =
                if eventLoop.inEventLoop {
                    writeNow(message)
                } else {
                    await withUnsafeContinuation { continuation in
                        eventLoop.execute { continuation.resume(returning: self.writeNow(message)) }
                    }
                }
            if try outcome.get() { return }
            await withTaskCancellationHandler {
                await withUnsafeContinuation { continuation in
                    if eventLoop.inEventLoop {
                        awaitRoom(continuation)
                    } else {
                        eventLoop.execute { self.awaitRoom(continuation) }
                    }
                }
            } onCancel: {
                link.cancel(self)
            }
        }
    }

    /// Says that no more requests come.
    func finishRequests() {
        let eventLoop = link.eventLoop
        if eventLoop.inEventLoop { finishRequestsNow() } else { eventLoop.execute { self.finishRequestsNow() } }
    }

    /// Whether the message has been sent; it has not when there is no room.
    private func writeNow(_ message: some ProtobufMessage) -> Result<Bool, RPCError> {
        guard let outbox else { return .failure(.requestsFinished) }
        if let failure = outbox.failure { return .failure(failure) }
        guard !outbox.isFinished else { return .failure(.requestsFinished) }
        guard let (connection, streamID) = stream, hasRoom(connection) else { return .success(false) }
        guard let byteCount = connection.write(message, streamID: streamID) else { return .failure(.messageTooLarge) }
        outbox.window.count(messageWith: byteCount)
        countRequest(byteCount)
        return .success(true)
    }

    private func hasRoom(_ connection: ClientConnection) -> Bool {
        connection.isWritable && outbox?.window.isOpen == true
    }

    private func awaitRoom(_ writer: UnsafeContinuation<Void, Never>) {
        guard let outbox, outbox.failure == nil, !outbox.isFinished else { return writer.resume() }
        guard let (connection, _) = stream else { return outbox.wait(writer) }
        if hasRoom(connection) { return writer.resume() }
        outbox.wait(writer)
        if !connection.isWritable { connection.resumeWhenWritable(self) }
    }

    private func finishRequestsNow() {
        guard let outbox, !outbox.isFinished, outbox.failure == nil else { return }
        outbox.isFinished = true
        outbox.resumeWriters()
        if let (connection, streamID) = stream { connection.writeEnd(streamID: streamID) }
    }

    /// The request has gone out: what waited for that follows.
    func requestIsSent(on connection: ClientConnection, streamID: UInt32) {
        guard let outbox else { return }
        if outbox.isFinished { return connection.writeEnd(streamID: streamID) }
        if let windowBytes = connection.windowBytes { outbox.window.limit(to: windowBytes) }
        outbox.resumeWriters()
    }
}
