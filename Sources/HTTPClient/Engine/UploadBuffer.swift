import Synchronization

/// The next pieces of a request's body: filled by the body's source, emptied by the transfer's thread.
final class UploadBuffer: Sendable {
    /// What the transfer gets when it asks for bytes.
    enum Supply {
        case bytes(Int)
        /// None yet; the writer says when.
        case later
        case end
        case failed
    }

    private struct State {
        var chunk: [UInt8] = []
        var offset = 0
        var isComplete = false
        var isFailed = false
        var isStarved = false
        var writer: CheckedContinuation<Void, Never>?

        var isEmpty: Bool { offset == chunk.count }
    }

    private let state = Mutex(State())

    /// A body that is there already.
    init(bytes: [UInt8]) {
        state.withLock { state in
            state.chunk = bytes
            state.isComplete = true
        }
    }

    /// A body whose pieces will come.
    init() {}

    /// Copies what fits into `target`.
    func read(into target: UnsafeMutableRawBufferPointer) -> Supply {
        let (supply, writer) = state.withLock { state -> (Supply, CheckedContinuation<Void, Never>?) in
            if state.isFailed { return (.failed, nil) }
            if state.isEmpty {
                if state.isComplete { return (.end, nil) }
                state.isStarved = true
                return (.later, nil)
            }
            let count = min(target.count, state.chunk.count - state.offset)
            target.copyBytes(from: state.chunk[state.offset..<state.offset + count])
            state.offset += count
            guard state.isEmpty else { return (.bytes(count), nil) }
            state.chunk = []
            state.offset = 0
            defer { state.writer = nil }
            return (.bytes(count), state.writer)
        }
        writer?.resume()
        return supply
    }

    /// Waits until the piece before has gone, and puts the next one. True when the transfer has to be woken for it.
    func append(_ chunk: [UInt8]) async -> Bool {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isReady = state.withLock { state in
                let isReady = state.isEmpty || state.isFailed
                if !isReady { state.writer = continuation }
                return isReady
            }
            if isReady { continuation.resume() }
        }
        return state.withLock { state in
            guard !state.isFailed else { return false }
            state.chunk = chunk
            state.offset = 0
            return Self.takeStarved(&state)
        }
    }

    /// Ends the body. True when the transfer has to be woken for it.
    func finish() -> Bool {
        state.withLock { state in
            state.isComplete = true
            return Self.takeStarved(&state)
        }
    }

    /// Gives the body up, for the writer as for the transfer. True when the transfer has to be woken for it.
    func fail() -> Bool {
        let (isStarved, writer) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
            state.isFailed = true
            defer { state.writer = nil }
            return (Self.takeStarved(&state), state.writer)
        }
        writer?.resume()
        return isStarved
    }

    /// Whether nobody will read any more.
    var isGivenUp: Bool { state.withLock { $0.isFailed } }

    private static func takeStarved(_ state: inout State) -> Bool {
        defer { state.isStarved = false }
        return state.isStarved
    }
}
