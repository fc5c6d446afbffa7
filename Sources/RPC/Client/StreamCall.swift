import NIOCore
import Protobuf
import Synchronization

/// A call with a stream of answers, which are kept until they are asked for.
final class StreamCall<Request: ProtobufMessage, Response: ProtobufMessage>: ResponseStream<Response>,
    @unchecked Sendable
{
    private let request: Request

    init(_ method: RPCMethodName, _ request: Request, _ options: RPCCallOptions, on link: ClientLink) {
        self.request = request
        super.init(method, options, isStreaming: true, on: link)
    }

    override func encode(
        _ head: RequestHead, streamID: UInt32, into output: inout ByteBuffer, bytesMax: Int
    ) -> Int? {
        output.writeRequest(head, streamID: streamID, request, bytesMax: bytesMax)
    }
}

/// The receiving half of a stream. The loop adds, the reader takes, a lock is between them.
class ResponseStream<Response: ProtobufMessage>: ClientCall, @unchecked Sendable {
    typealias Outcome = Result<Response?, RPCError>

    /// What a kept message costs besides its bytes, so that empty ones are bounded too.
    private static var messageOverheadBytes: Int { 64 }

    private struct Inbox {
        var messages: [(message: Response, byteCount: Int)] = []
        /// Messages before it are taken.
        var head = 0
        var byteCount = 0
        var isReadingPaused = false
        var end: Result<Void, RPCError>?
        /// Resumed exactly once: it is taken out under the lock by whoever resumes it.
        var reader: UnsafeContinuation<Outcome, Never>?
    }

    private let inbox = Mutex(Inbox())

    /// Bytes of messages that nobody has read yet.
    var bufferedBytes: Int { inbox.withLock { $0.byteCount } }

    override func receive(_ bytes: UnsafeRawBufferPointer) -> FrameDecoder.Flow {
        guard let message = try? Response(unpacking: bytes) else {
            fail(.malformedResponse)
            return .goOn
        }
        countResponse(bytes.count)
        let cost = bytes.count + Self.messageOverheadBytes
        let bytesMax = link.settings.limits.streamBufferBytesMax
        let (reader, flow) = inbox.withLock { inbox -> (UnsafeContinuation<Outcome, Never>?, FrameDecoder.Flow) in
            if let reader = inbox.reader.take() { return (reader, .goOn) }
            inbox.messages.append((message, cost))
            inbox.byteCount += cost
            inbox.isReadingPaused = inbox.byteCount >= bytesMax
            return (nil, inbox.isReadingPaused ? .pause : .goOn)
        }
        reader?.resume(returning: .success(message))
        return flow
    }

    override func deliver(_ error: RPCError?) {
        let end: Result<Void, RPCError> = error.map { .failure($0) } ?? .success(())
        let reader = inbox.withLock { inbox in
            inbox.end = end
            return inbox.reader.take()
        }
        reader?.resume(returning: end.map { nil })
    }

    /// The next message; nil at the end. Messages that came before an error are handed out before it.
    func next() async throws(RPCError) -> Response? {
        if let outcome = takeNow() { return try outcome.get() }
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { (reader: UnsafeContinuation<Outcome, Never>) in wait(reader) }
        } onCancel: {
            link.cancel(self)
        }
        return try outcome.get()
    }

    private func wait(_ reader: UnsafeContinuation<Outcome, Never>) {
        let isWaiting = inbox.withLock { inbox in
            guard inbox.reader == nil, inbox.head == inbox.messages.count, inbox.end == nil else { return false }
            inbox.reader = reader
            return true
        }
        guard !isWaiting else { return }
        let concurrentReader = RPCError.failedPrecondition("concurrent_reader", "The stream has a reader already")
        reader.resume(returning: takeNow() ?? .failure(concurrentReader))
    }

    private func takeNow() -> Outcome? {
        let bytesMax = link.settings.limits.streamBufferBytesMax
        let (outcome, resumesReading) = inbox.withLock { inbox -> (Outcome?, Bool) in
            guard inbox.head < inbox.messages.count else { return (inbox.end?.map { nil }, false) }
            let (message, cost) = inbox.messages[inbox.head]
            inbox.head += 1
            inbox.byteCount -= cost
            if inbox.head == inbox.messages.count {
                inbox.messages.removeAll(keepingCapacity: true)
                inbox.head = 0
            }
            let resumesReading = inbox.isReadingPaused && inbox.byteCount <= bytesMax / 2
            if resumesReading { inbox.isReadingPaused = false }
            return (.success(message), resumesReading)
        }
        if resumesReading { link.resumeReading(for: self) }
        return outcome
    }
}
