import Synchronization

/// What has arrived of an answer and was not read yet: filled by the transfer's thread, emptied by one reader.
final class ResponseBuffer: Sendable {
    enum Event: Sendable {
        case head(HTTPResponseHead)
        case chunk([UInt8])
        case end
    }

    private struct State {
        var events: [Event] = []
        var bufferedBytes = 0
        var isFull = false
        var failure: HTTPClientError?
        var isEnded = false
        var reader: CheckedContinuation<Void, Never>?

        var isReadable: Bool { !events.isEmpty || isEnded }
    }

    private let bytesMax: Int
    private let state = Mutex(State())

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    func append(_ head: HTTPResponseHead) {
        change { $0.events.append(.head(head)) }
    }

    /// Takes a piece of the body, or refuses it until ``next()`` says that there is room again.
    func append(_ chunk: UnsafeRawBufferPointer) -> Bool {
        let isFull = state.withLock { state in
            if state.bufferedBytes >= bytesMax { state.isFull = true }
            return state.isFull
        }
        if isFull { return false }
        let bytes = [UInt8](chunk)
        change { state in
            state.events.append(.chunk(bytes))
            state.bufferedBytes += bytes.count
        }
        return true
    }

    /// Ends the answer, with an error when it is not whole. Only the first call counts.
    func end(_ failure: HTTPClientError?) {
        change { state in
            guard !state.isEnded else { return }
            state.isEnded = true
            state.failure = failure
        }
    }

    /// The next part, and whether there is room again for pieces that were refused. After the end it is `.end` again.
    ///
    /// - Throws: The error that the answer ended with, once all that came before has been read.
    func next() async throws(HTTPClientError) -> (event: Event, hasRoomAgain: Bool) {
        while true {
            let result = state.withLock { state -> Result<(event: Event, hasRoomAgain: Bool), HTTPClientError>? in
                if !state.events.isEmpty { return .success(Self.takeFirst(&state)) }
                guard state.isEnded else { return nil }
                if let failure = state.failure { return .failure(failure) }
                return .success((.end, false))
            }
            if let result { return try result.get() }
            await waitUntilReadable()
        }
    }

    private static func takeFirst(_ state: inout State) -> (event: Event, hasRoomAgain: Bool) {
        let event = state.events.removeFirst()
        if case .chunk(let bytes) = event { state.bufferedBytes -= bytes.count }
        let hasRoomAgain = state.isFull && state.bufferedBytes == 0
        if hasRoomAgain { state.isFull = false }
        return (event, hasRoomAgain)
    }

    private func waitUntilReadable() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isReadable = state.withLock { state in
                if !state.isReadable { state.reader = continuation }
                return state.isReadable
            }
            if isReadable { continuation.resume() }
        }
    }

    private func change(_ change: (inout State) -> Void) {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }
}
