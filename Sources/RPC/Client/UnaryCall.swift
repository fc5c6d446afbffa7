import NIOCore
import Protobuf

/// A call with one answer. Its request is `NoMessage` where the requests are a stream.
///
/// Sendable as `ClientCall` is: its request never changes, and its continuation is the caller's until it submits the
/// call, and the loop's from then on.
final class UnaryCall<Request: ProtobufMessage, Response: ProtobufMessage>: ClientCall, @unchecked Sendable {
    typealias Outcome = Result<Response, RPCError>

    let request: Request
    /// Set by the caller before it submits the call, read on the loop afterwards. Resumed exactly once: only after
    /// `end` has said true, which it does once, and every submitted call ends.
    var continuation: UnsafeContinuation<Outcome, Never>?

    init(
        _ method: RPCMethodName, _ request: Request, _ options: RPCCallOptions, _ kind: CallKind = .unary,
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

    override func succeed(with payload: UnsafeRawBufferPointer) {
        countResponse(payload.count)
        do throws(ProtobufError) {
            let response = try Response(unpacking: payload)
            guard end(nil) else { return }
            continuation?.resume(returning: .success(response))
        } catch {
            fail(.malformedResponse)
        }
    }

    override func deliver(_ error: RPCError?) {
        continuation?.resume(returning: .failure(error ?? .malformedResponse))
    }
}

extension RPCError {
    /// `internal`: what a service answered is not a message of the method's type.
    public static let malformedResponse = RPCError(
        .internal, reason: "malformed_response", message: "The service's answer could not be read")
}
