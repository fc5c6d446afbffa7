import Synchronization

/// What a handler may say to its caller beside the answer.
struct AnswerMetadata: Sendable {
    let connection: ServerConnection
    let streamID: UInt32

    /// From any thread. What is said before the answer is handed over arrives before it.
    func send(_ metadata: RPCMetadata) {
        let connection = connection
        if connection.eventLoop.inEventLoop {
            connection.writeSaidElsewhere()
            connection.write(metadata, streamID: streamID)
        } else {
            connection.saidElsewhere.add(metadata, streamID: streamID)
            connection.eventLoop.execute { connection.writeSaidElsewhere() }
        }
    }
}

/// What handlers have said on other threads, until the connection's loop writes it: at the latest ahead of the answer,
/// which may be handed over on the loop before anything that waits for a turn of it.
final class SaidElsewhere: Sendable {
    private let said = Mutex<[(streamID: UInt32, metadata: RPCMetadata)]>([])
    private let isEmpty = Atomic(true)

    func add(_ metadata: RPCMetadata, streamID: UInt32) {
        said.withLock { said in
            said.append((streamID, metadata))
            isEmpty.store(false, ordering: .releasing)
        }
    }

    /// All of it, in its order. Nearly always there is nothing, and then nothing is locked.
    func take() -> [(streamID: UInt32, metadata: RPCMetadata)] {
        guard !isEmpty.load(ordering: .acquiring) else { return [] }
        return said.withLock { said in
            defer { said = [] }
            isEmpty.store(true, ordering: .releasing)
            return said
        }
    }
}

extension ServerConnection {
    /// How the handler of a call says something beside its answer; nil when its caller would not understand it.
    func answerMetadata(streamID: UInt32) -> AnswerMetadata? {
        extensions?.contains(.metadata) == true ? AnswerMetadata(connection: self, streamID: streamID) : nil
    }

    /// To be called before a call's next message or end is written.
    func writeSaidElsewhere() {
        for (streamID, metadata) in saidElsewhere.take() { write(metadata, streamID: streamID) }
    }

    fileprivate func write(_ metadata: RPCMetadata, streamID: UInt32) {
        // A call that has been answered has nothing more to say.
        guard !isClosed, streamID == startingStreamID || calls[streamID] != nil else { return }
        guard metadata.fits(server.limits) else {
            return server.logger.warning("RPC metadata beside an answer is above the limit")
        }
        output.writeMetadata(streamID: streamID, metadata)
        flushSoon()
    }
}
