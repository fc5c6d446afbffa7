/// What a handler may say to its caller beside the answer.
struct AnswerMetadata: Sendable {
    let connection: ServerConnection
    let streamID: UInt32

    /// From any thread. What is said before the answer is handed over arrives before it.
    func send(_ metadata: RPCMetadata) {
        let (connection, streamID) = (connection, streamID)
        if connection.eventLoop.inEventLoop {
            connection.write(metadata, streamID: streamID)
        } else {
            // In the order of the tasks: the handler's may go on at once and answer.
            connection.executor.execute { connection.write(metadata, streamID: streamID) }
        }
    }
}

extension ServerConnection {
    /// How the handler of a call says something beside its answer; nil when its caller would not understand it.
    func answerMetadata(streamID: UInt32) -> AnswerMetadata? {
        extensions?.contains(.metadata) == true ? AnswerMetadata(connection: self, streamID: streamID) : nil
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
