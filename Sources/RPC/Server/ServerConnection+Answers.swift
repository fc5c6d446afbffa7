import NIOCore
import Protobuf

/// From a handler's outcome to bytes in the output.
extension ServerConnection {
    func finish(_ facts: CallFacts, with response: some ProtobufMessage) {
        guard !isClosed else { return }
        let byteCount = output.writeResponse(
            streamID: facts.streamID, response, bytesMax: server.limits.frameBytesMax)
        guard let byteCount else { return fail(facts, with: .messageTooLarge) }
        countAnswer()
        record(facts, nil, responseBytes: byteCount)
    }

    func finishStream(_ facts: CallFacts, responseBytes: Int) {
        guard !isClosed else { return }
        output.writeEnd(streamID: facts.streamID)
        record(facts, nil, responseBytes: responseBytes)
    }

    func fail(_ facts: CallFacts, with error: RPCError) {
        guard !isClosed else { return }
        output.writeResponse(streamID: facts.streamID, error, limits: server.limits)
        record(facts, error, responseBytes: 0)
    }

    /// Appends one message of a stream; nil when it is too large.
    func write(_ message: some ProtobufMessage, streamID: UInt32) -> Int? {
        let byteCount = output.writeData(streamID: streamID, message, bytesMax: server.limits.frameBytesMax)
        flushSoon()
        return byteCount
    }

    func record(_ facts: CallFacts, _ error: RPCError?, responseBytes: Int) {
        guard let observer = server.observer else { return }
        let record = RPCCallRecord(
            method: facts.method, error: error, nanoseconds: (NIODeadline.now() - facts.began).nanoseconds,
            requestBytes: facts.requestBytes, responseBytes: responseBytes)
        observer.callEnded(record)
    }

    /// What the caller may learn of an error: an `RPCError` is meant for it, of anything else only that it happened.
    func publicError(for error: any Error, in method: RPCMethodName) -> RPCError {
        switch error {
        case var error as RPCError:
            // Another server may have refused what this handler asked of it; this handler has begun.
            error.isUnhandled = false
            return error
        case is CancellationError: return .cancelled
        default:
            server.logger.error(
                "RPC handler failed", metadata: ["method": "\(method)", "error": "\(String(reflecting: error))"])
            return .internalError
        }
    }
}

extension RPCError {
    static let frameTooLarge = RPCError(
        .resourceExhausted, reason: "frame_too_large", message: "The frame is larger than the limit")
}
