import Protobuf

/// Calls whose requests are a stream. They are never repeated, as what was sent cannot be had again.
extension RPCClient {
    /// Calls `method` with the messages that `send` writes, and waits for its one answer.
    ///
    /// The requests end when `send` returns. When it throws, the call is cancelled and its error thrown. The answer may
    /// come before the last request: then `send` is cancelled, and its error counts for nothing.
    ///
    /// - Throws: As `unary`, or what `send` throws.
    public func clientStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, options: RPCCallOptions = RPCCallOptions(),
        _ send: @escaping @Sendable (RPCRequestWriter<Request>) async throws -> Void
    ) async throws -> Response {
        let call = UnaryCall<NoMessage, Response>(
            method, NoMessage(), instrumented(options), .clientStreaming, on: nextLink)
        let sending = Task.immediate { () -> (any Error)? in
            do {
                try await send(RPCRequestWriter(call))
                call.finishRequests()
                return nil
            } catch {
                // Cancelled because the call is over: its outcome says why.
                if Task.isCancelled { return nil }
                call.link.cancel(call)
                return error
            }
        }
        let outcome = await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                call.continuation = continuation
                Self.begin(call)
            }
        } onCancel: {
            call.link.cancel(call)
        }
        sending.cancel()
        let thrown = await sending.value
        do {
            return try outcome.get()
        } catch {
            if let thrown, error.code == .cancelled { throw thrown }
            throw error
        }
    }

    /// Calls `method` and returns both of its directions.
    public func bidirectionalStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: RPCMethodName, options: RPCCallOptions = RPCCallOptions()
    ) -> RPCExchange<Request, Response> {
        let call = StreamCall<NoMessage, Response>(
            method, NoMessage(), instrumented(options), .bidirectional, on: nextLink)
        Self.begin(call)
        return RPCExchange(requests: RPCRequestWriter(call), responses: RPCResponses(call))
    }

    /// Where the next call goes.
    private var nextLink: ClientLink {
        switch route {
        case .direct(let link): link
        case .balanced(let endpoints): (endpoints.pick() ?? endpoints.nowhere).link
        }
    }
}
