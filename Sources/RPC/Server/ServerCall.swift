import NIOCore
import Protobuf

/// One call that a task answers.
///
/// Sendable although it is mutable: every variable is read and written only on the connection's event loop. What a
/// handler's task calls goes there first.
final class ServerCall: @unchecked Sendable {
    let facts: CallFacts
    let deadline: NIODeadline
    /// nil when one message goes in each direction.
    let stream: ServerStream?
    private let connection: ServerConnection
    private let eventLoop: any EventLoop

    private var isOver = false
    /// Why the call ended from outside, for a handler that goes on writing.
    private var interruption: RPCError?
    private var task: Task<Void, Never>?
    private var responseBytes = 0
    /// Each is resumed exactly once: whoever resumes takes them out first, and both happens on the loop.
    private var waitingWriters: [UnsafeContinuation<Void, Never>] = []

    init(
        on connection: ServerConnection, eventLoop: any EventLoop, facts: CallFacts, deadline: RPCDeadline,
        stream: ServerStream?
    ) {
        self.stream = stream
        self.connection = connection
        self.eventLoop = eventLoop
        self.facts = facts
        self.deadline = deadline.instant
    }

    /// Runs `body` in a task that starts right here. Returns whether it is still running.
    func start(
        _ body: @escaping RPCMethod.Body, context: RPCContext, admission: RPCAdmission, executor: EventLoopExecutor
    ) -> Bool {
        let task = Task.immediate(executorPreference: executor) {
            do {
                var context = context
                if case .pending(let decide) = admission { context = try await decide(context) }
                try await body(self, context)
            } catch {
                self.fail(with: error)
            }
        }
        guard !isOver else { return false }
        self.task = task
        return true
    }

    /// Ends the call from outside: its handler is cancelled, and what it still sends goes nowhere.
    func interrupt(with reason: RPCError) {
        guard !isOver else { return }
        interruption = reason
        _ = end()
        task?.cancel()
    }

    /// Lets whoever waits for room look again, if there is some.
    func resumeWriters() {
        guard isOver || hasRoom else {
            // The client's window opens by itself, the connection has to be asked.
            if !connection.hasRoom, !waitingWriters.isEmpty { connection.resumeWhenWritable(self) }
            return
        }
        let writers = waitingWriters
        waitingWriters = []
        for writer in writers { writer.resume() }
    }

    /// The client has taken answers.
    func give(back byteCount: UInt32) {
        stream?.window.give(back: byteCount)
        resumeWriters()
    }

    private var hasRoom: Bool { connection.hasRoom && stream?.window.isOpen != false }

    /// Whether the call was running until now.
    private func end() -> Bool {
        eventLoop.assertInEventLoop()
        guard !isOver else { return false }
        connection.writeSaidElsewhere()
        isOver = true
        stream?.input?.end(interruption ?? .cancelled)
        resumeWriters()
        return true
    }
}

/// What the handler's task calls.
extension ServerCall {
    func succeed(with response: some ProtobufMessage) {
        onLoop {
            guard self.end() else { return }
            self.connection.remove(self)
            self.connection.finish(self.facts, with: response)
            self.connection.flushSoon()
        }
    }

    func finishStream() {
        onLoop {
            guard self.end() else { return }
            self.connection.remove(self)
            self.connection.finishStream(self.facts, responseBytes: self.responseBytes)
            self.connection.flushSoon()
        }
    }

    /// Sends one message of a stream when the connection and the client's window have room for it.
    func write(_ message: some ProtobufMessage) async throws(RPCError) {
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
            await withUnsafeContinuation { continuation in
                onLoop { self.awaitRoom(continuation) }
            }
        }
    }

    private func fail(with error: any Error) {
        onLoop {
            guard self.end() else { return }
            self.connection.remove(self)
            self.connection.fail(self.facts, with: self.connection.publicError(for: error, in: self.facts.method))
            self.connection.flushSoon()
        }
    }

    /// Whether the message has been sent; it has not when there is no room.
    private func writeNow(_ message: some ProtobufMessage) -> Result<Bool, RPCError> {
        guard !isOver else { return .failure(interruption ?? .cancelled) }
        guard hasRoom else { return .success(false) }
        connection.writeSaidElsewhere()
        guard let byteCount = connection.write(message, streamID: facts.streamID) else {
            return .failure(.messageTooLarge)
        }
        stream?.window.count(messageWith: byteCount)
        responseBytes += byteCount
        return .success(true)
    }

    private func awaitRoom(_ continuation: UnsafeContinuation<Void, Never>) {
        guard !isOver, !hasRoom else { return continuation.resume() }
        waitingWriters.append(continuation)
        if !connection.hasRoom { connection.resumeWhenWritable(self) }
    }

    private func onLoop(_ body: @escaping @Sendable () -> Void) {
        if eventLoop.inEventLoop { body() } else { eventLoop.execute(body) }
    }
}

/// What the reader of the requests calls, from any thread.
extension ServerCall: StreamInboxOwner {
    func madeRoom(_ byteCount: Int) {
        onLoop {
            guard !self.isOver else { return }
            self.connection.madeRoom(byteCount, streamID: self.facts.streamID)
        }
    }

    func readerGaveUp() {
        stream?.input?.end(.cancelled)
    }
}

extension RPCError {
    static let messageTooLarge = RPCError(
        .resourceExhausted, reason: "message_too_large", message: "The message is larger than a frame may be")
}
