import Synchronization

/// Whose stream an inbox holds.
protocol StreamInboxOwner: AnyObject, Sendable {
    /// The reader has taken `byteCount` bytes, as the sender counts them, since this was last said. From any thread.
    func madeRoom(_ byteCount: Int)
    /// The task that waits for a message was cancelled. From any thread.
    func readerGaveUp()
}

/// Whether an inbox had no room when a message was added, and whether it has none since.
struct InboxFill {
    var wasFull = false
    var isFull = false
}

/// The messages of a stream between the event loop that receives them and the task that reads them.
final class StreamInbox<Message: Sendable>: Sendable {
    typealias Outcome = Result<Message?, RPCError>
    typealias Reader = UnsafeContinuation<Outcome, Never>

    private struct State {
        var messages: [(message: Message, cost: Int)] = []
        /// Messages before it are taken.
        var head = 0
        var byteCount = 0
        /// Bytes that were taken and not yet reported.
        var takenBytes = 0
        var end: Result<Void, RPCError>?
        /// Resumed exactly once: it is taken out under the lock by whoever resumes it.
        var reader: Reader?

        /// The first message; there is one.
        mutating func take() -> Message {
            let (message, cost) = messages[head]
            head += 1
            byteCount -= cost
            takenBytes += cost
            // Lets go of what is taken without moving the rest each time.
            if head * 2 >= messages.count {
                messages.removeFirst(head)
                head = 0
            }
            return message
        }
    }

    private let state = Mutex(State())
    private let bytesMax: Int

    /// - Parameter bytesMax: Where the inbox is full. What is taken is reported when it comes to half of that.
    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    /// Bytes of messages that nobody has read yet.
    var bufferedBytes: Int { state.withLock { $0.byteCount } }

    /// Adds a message, and hands it to a reader that waits for one.
    func add(_ message: Message, byteCount: Int, for owner: some StreamInboxOwner) -> InboxFill {
        let cost = SendWindow.cost(ofMessageWith: byteCount)
        let (reader, fill, room) = state.withLock { state -> (Reader?, InboxFill, Int) in
            if let reader = state.reader.take() {
                state.takenBytes += cost
                return (reader, InboxFill(), reportableBytes(&state))
            }
            var fill = InboxFill(wasFull: state.byteCount >= bytesMax)
            state.messages.append((message, cost))
            state.byteCount += cost
            fill.isFull = state.byteCount >= bytesMax
            return (nil, fill, 0)
        }
        reader?.resume(returning: .success(message))
        if room > 0 { owner.madeRoom(room) }
        return fill
    }

    /// Nothing comes any more; what has come can still be read. The first end counts.
    func end(_ error: RPCError?) {
        let end: Result<Void, RPCError> = error.map { .failure($0) } ?? .success(())
        let reader = state.withLock { state -> Reader? in
            guard state.end == nil else { return nil }
            state.end = end
            return state.reader.take()
        }
        reader?.resume(returning: end.map { nil })
    }

    /// The next message; nil at the end. Messages that came before an error are handed out before it.
    func next(for owner: some StreamInboxOwner) async throws(RPCError) -> Message? {
        if let outcome = takeNow(for: owner) { return try outcome.get() }
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { (reader: Reader) in wait(reader, for: owner) }
        } onCancel: {
            owner.readerGaveUp()
        }
        return try outcome.get()
    }

    private func wait(_ reader: Reader, for owner: some StreamInboxOwner) {
        let isWaiting = state.withLock { state in
            guard state.reader == nil, state.head == state.messages.count, state.end == nil else { return false }
            state.reader = reader
            return true
        }
        guard !isWaiting else { return }
        let concurrentReader = RPCError.failedPrecondition("concurrent_reader", "The stream has a reader already")
        reader.resume(returning: takeNow(for: owner) ?? .failure(concurrentReader))
    }

    private func takeNow(for owner: some StreamInboxOwner) -> Outcome? {
        let (outcome, room) = state.withLock { state -> (Outcome?, Int) in
            guard state.head < state.messages.count else { return (state.end?.map { nil }, 0) }
            return (.success(state.take()), reportableBytes(&state))
        }
        if room > 0 { owner.madeRoom(room) }
        return outcome
    }

    /// What is to be reported now: not every message, which would cost a frame each, but in time for the sender.
    private func reportableBytes(_ state: inout State) -> Int {
        guard state.takenBytes >= bytesMax / 2, state.end == nil else { return 0 }
        defer { state.takenBytes = 0 }
        return state.takenBytes
    }
}
