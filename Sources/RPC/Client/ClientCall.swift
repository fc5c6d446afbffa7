import NIOCore
import Protobuf

/// One call of a client, from its making to its end. Subclasses know the message types and who waits for the answer.
///
/// Sendable although it is mutable: its variables are used on the link's event loop only. The caller creates it, hands
/// it to the loop, and touches it no more.
class ClientCall: @unchecked Sendable {
    let method: RPCMethodName
    let metadata: RPCMetadata
    let onMetadata: (@Sendable (RPCMetadata) -> Void)?
    let began: NIODeadline
    let deadline: NIODeadline
    let kind: CallKind
    let link: ClientLink
    /// The sending half of a call whose requests are a stream.
    let outbox: RequestOutbox?

    /// Where the request went out; nil before.
    var stream: (connection: ClientConnection, id: UInt32)?
    /// Whether the server has said its last word, so that nothing more comes on the stream.
    var isEndedByPeer = false
    /// Until when the call may wait for a connection.
    var waitsUntil: NIODeadline
    private(set) var isOver = false
    private var resends = 0
    private var isSubmitted = false
    private var isCancelled = false
    private var requestBytes = 0
    private var responseBytes = 0

    init(_ method: RPCMethodName, _ options: RPCCallOptions, _ kind: CallKind, on link: ClientLink) {
        self.method = method
        self.metadata = options.metadata
        onMetadata = options.onMetadata
        self.kind = kind
        outbox = kind.hasRequestStream ? RequestOutbox() : nil
        self.link = link
        began = .now()
        deadline = began + link.settings.timeout(options, isStreaming: kind != .unary)
        waitsUntil = min(deadline, began + link.settings.connectionWaitMax)
    }

    /// Whether more than one message goes in either direction.
    var isStreaming: Bool { kind != .unary }

    // MARK: For subclasses

    /// Appends the request; returns the message's size, nil when it is too large.
    func encode(_ head: RequestHead, streamID: UInt32, into output: inout ByteBuffer, bytesMax: Int) -> Int? { nil }
    /// Takes the answer of a unary call.
    func succeed(with payload: UnsafeRawBufferPointer) {}
    /// Takes a message of a stream.
    func receive(_ message: UnsafeRawBufferPointer) -> InboxFill { InboxFill() }
    /// Hears of the end that `end` has let through, once. nil for a stream's good end.
    func deliver(_ error: RPCError?) {}

    // MARK: From the link

    /// Whether the call may be sent: it was not cancelled on its way here.
    func submit() -> Bool {
        isSubmitted = true
        if isCancelled { fail(.cancelled.surelyNotSent) }
        return !isOver
    }

    /// The caller has given up, perhaps before the call got here.
    func cancel() {
        isCancelled = true
        if isSubmitted { fail(.cancelled) }
    }

    /// Appends the request for sending at `now`. Returns false, and has failed, when it is too large.
    func write(streamID: UInt32, into output: inout ByteBuffer, now: NIODeadline) -> Bool {
        let head = RequestHead(
            method: method, flags: kind.requestFlags, timeout: deadline - now, metadata: metadata)
        let bytesMax = link.settings.limits.frameBytesMax
        guard let byteCount = encode(head, streamID: streamID, into: &output, bytesMax: bytesMax) else {
            fail(.messageTooLarge.surelyNotSent)
            return false
        }
        requestBytes = byteCount
        return true
    }

    /// The server has not taken the call up and never will: it may be sent again, unless that happened too often.
    func takeBack(at now: NIODeadline) {
        stream = nil
        waitsUntil = min(deadline, now + link.settings.connectionWaitMax)
        resends += 1
        // Messages that have gone out with it cannot be had again.
        let isRepeatable = outbox?.isUntouched ?? true
        if !isRepeatable || resends > link.settings.limits.resendsMax { fail(.draining.surelyNotSent) }
    }

    /// The caller has taken messages that the server may replace.
    func madeRoomNow(_ byteCount: Int) {
        guard let (connection, streamID) = stream else { return }
        connection.madeRoom(byteCount, streamID: streamID)
    }

    func countRequest(_ byteCount: Int) {
        requestBytes += byteCount
    }

    func countResponse(_ byteCount: Int) {
        responseBytes += byteCount
    }

    func fail(_ error: RPCError) {
        guard end(error) else { return }
        deliver(error)
    }

    func finishStream() {
        guard end(nil) else { return }
        deliver(nil)
    }

    /// Whether the call was still open: exactly one of all that may end it is told so.
    func end(_ error: RPCError?) -> Bool {
        guard !isOver else { return false }
        isOver = true
        outbox?.end(error)
        link.ended(self)
        stream = nil
        if let observer = link.settings.observer {
            observer.callEnded(
                RPCCallRecord(
                    method: method, error: error, nanoseconds: (NIODeadline.now() - began).nanoseconds,
                    requestBytes: requestBytes, responseBytes: responseBytes))
        }
        return true
    }
}
