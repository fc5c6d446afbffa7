import Protobuf

/// The receiving half of a served call whose requests are a stream, its message type erased.
protocol RequestInput: AnyObject, Sendable {
    /// Takes one message in. Throws what is wrong with it.
    func receive(_ message: UnsafeRawBufferPointer, for call: ServerCall) throws(RPCError) -> InboxFill
    /// No more messages come: the client has said so, or the call has ended with `error`.
    func end(_ error: RPCError?)
}

/// The requests of one call.
final class RequestInbox<Request: ProtobufMessage>: RequestInput {
    let inbox: StreamInbox<Request>

    init(bytesMax: Int) {
        inbox = StreamInbox(bytesMax: bytesMax)
    }

    func receive(_ message: UnsafeRawBufferPointer, for call: ServerCall) throws(RPCError) -> InboxFill {
        inbox.add(try decodeRequest(message), byteCount: message.count, for: call)
    }

    func end(_ error: RPCError?) {
        inbox.end(error)
    }
}
