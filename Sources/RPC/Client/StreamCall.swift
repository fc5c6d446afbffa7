import NIOCore
import Protobuf

/// A call with a stream of answers, which are kept until they are asked for. Its request is `NoMessage` where the
/// requests are a stream too.
///
/// Sendable as `ClientCall` is: what it adds to it never changes.
final class StreamCall<Request: ProtobufMessage, Response: ProtobufMessage>: ResponseStream<Response>,
    @unchecked Sendable
{
    private let request: Request

    init(
        _ method: RPCMethodName, _ request: Request, _ options: RPCCallOptions, _ kind: CallKind = .serverStreaming,
        on link: ClientLink
    ) {
        self.request = request
        super.init(method, options, kind, on: link)
    }

    override func encode(
        _ head: RequestHead, streamID: UInt32, into output: inout ByteBuffer, bytesMax: Int
    ) -> Int? {
        output.writeRequest(head, streamID: streamID, request, bytesMax: bytesMax)
    }
}

/// The receiving half of a stream.
///
/// Sendable as `ClientCall` is: what it adds to it is an inbox for any thread.
class ResponseStream<Response: ProtobufMessage>: ClientCall, StreamInboxOwner, @unchecked Sendable {
    private let inbox: StreamInbox<Response>

    override init(_ method: RPCMethodName, _ options: RPCCallOptions, _ kind: CallKind, on link: ClientLink) {
        inbox = StreamInbox(bytesMax: link.settings.limits.streamBufferBytesMax)
        super.init(method, options, kind, on: link)
    }

    /// Bytes of messages that nobody has read yet.
    var bufferedBytes: Int { inbox.bufferedBytes }

    override func receive(_ bytes: UnsafeRawBufferPointer) -> InboxFill {
        guard let message = try? Response(unpacking: bytes) else {
            fail(.malformedResponse)
            return InboxFill()
        }
        countResponse(bytes.count)
        return inbox.add(message, byteCount: bytes.count, for: self)
    }

    override func deliver(_ error: RPCError?) {
        inbox.end(error)
    }

    /// The next message; nil at the end. Messages that came before an error are handed out before it.
    func next() async throws(RPCError) -> Response? {
        try await inbox.next(for: self)
    }

    func madeRoom(_ byteCount: Int) {
        link.madeRoom(byteCount, for: self)
    }

    func readerGaveUp() {
        link.cancel(self)
    }
}
