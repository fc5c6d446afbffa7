import NIOCore
import Protobuf

/// One method that a server answers, its message types erased.
public struct RPCMethod: Sendable {
    /// Answers at once, on the event loop: decodes, runs the handler, appends the response to the output.
    typealias Inline = @Sendable (UnsafeRawBufferPointer, RPCContext, InlineAnswer) throws -> Void
    /// Decodes the request and returns what remains to be done in a task.
    typealias Decode = @Sendable (UnsafeRawBufferPointer) throws(RPCError) -> Body
    typealias Body = @Sendable (ServerCall, RPCContext) async throws -> Void

    /// Makes the input of a call whose requests are a stream, which holds so many bytes, and what a task does with it.
    typealias Open = @Sendable (_ bytesMax: Int) -> (input: any RequestInput, body: Body)

    /// Says what is wrong with a request, nil for nothing.
    typealias Check<Request> = @Sendable (Request) -> RPCError?

    enum Requests: Sendable {
        case one(Decode)
        case stream(Open)
    }

    /// What the method is called by.
    public let name: RPCMethodName
    /// How soon a busy server gives it up.
    public private(set) var priority = RPCPriority.normal
    let kind: CallKind
    let inline: Inline?
    let requests: Requests

    /// Whether more than one message goes in either direction.
    var isStreaming: Bool { kind != .unary }

    /// A method whose handler needs no waiting: it runs on the connection's event loop, without a task. The fastest
    /// way, for handlers that take microseconds; whatever it does holds up the other connections of that loop.
    public static func inline<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ name: RPCMethodName, _ handler: @escaping @Sendable (Request, RPCContext) throws -> Response
    ) -> RPCMethod {
        RPCMethod(
            name: name, kind: .unary,
            inline: { payload, context, answer in
                answer.send(try handler(decodeRequest(payload), context))
            },
            requests: .one { payload throws(RPCError) in
                let request = try decodeRequest(payload) as Request
                return { call, context in call.succeed(with: try handler(request, context)) }
            })
    }

    /// A method with one request and one response.
    ///
    /// The handler starts on the connection's event loop and, as that is its preferred executor, resumes there; it must
    /// not block. Its task is cancelled when the deadline passes or the connection is lost. An `RPCError` that it
    /// throws reaches the caller; any other error is logged and reaches the caller as `internal`, without its details.
    public static func unary<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ name: RPCMethodName, _ handler: @escaping @Sendable (Request, RPCContext) async throws -> Response
    ) -> RPCMethod {
        RPCMethod(
            name: name, kind: .unary, inline: nil,
            requests: .one { payload throws(RPCError) in
                let request = try decodeRequest(payload) as Request
                return { call, context in call.succeed(with: try await handler(request, context)) }
            })
    }

    /// A method with one request and a stream of responses, which ends when the handler returns. Runs as `unary` does.
    public static func serverStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ name: RPCMethodName,
        _ handler: @escaping @Sendable (Request, RPCContext, RPCResponseWriter<Response>) async throws -> Void
    ) -> RPCMethod {
        RPCMethod(
            name: name, kind: .serverStreaming, inline: nil,
            requests: .one { payload throws(RPCError) in
                let request = try decodeRequest(payload) as Request
                return { call, context in
                    try await handler(request, context, RPCResponseWriter(call))
                    call.finishStream()
                }
            })
    }

    /// A method with a stream of requests and one response, which may come before the last request. Runs as `unary`
    /// does.
    ///
    /// - Parameters:
    ///   - check: Throws what is wrong with a request; the handler meets the error when it reads that request.
    ///   - handler: Reads the requests, as many as it wants, and returns the response.
    public static func clientStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ name: RPCMethodName, checking check: (@Sendable (Request) throws -> Void)? = nil,
        _ handler: @escaping @Sendable (RPCRequests<Request>, RPCContext) async throws -> Response
    ) -> RPCMethod {
        streamed(name, .clientStreaming, check) { requests, call, context in
            call.succeed(with: try await handler(requests, context))
        }
    }

    /// A method with a stream of requests and a stream of responses, which ends when the handler returns; neither waits
    /// for the other. Runs as `clientStreaming` does.
    public static func bidirectionalStreaming<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ name: RPCMethodName, checking check: (@Sendable (Request) throws -> Void)? = nil,
        _ handler:
            @escaping @Sendable (RPCRequests<Request>, RPCContext, RPCResponseWriter<Response>) async throws ->
            Void
    ) -> RPCMethod {
        streamed(name, .bidirectional, check) { requests, call, context in
            try await handler(requests, context, RPCResponseWriter(call))
            call.finishStream()
        }
    }

    /// A method with a stream of requests; `body` reads them and ends the call.
    private static func streamed<Request: ProtobufMessage>(
        _ name: RPCMethodName, _ kind: CallKind, _ check: (@Sendable (Request) throws -> Void)?,
        _ body: @escaping @Sendable (RPCRequests<Request>, ServerCall, RPCContext) async throws -> Void
    ) -> RPCMethod {
        let check = check.map(fault(of:))
        return RPCMethod(
            name: name, kind: kind, inline: nil,
            requests: .stream { bytesMax in
                let input = RequestInbox<Request>(bytesMax: bytesMax)
                return (
                    input,
                    { call, context in
                        try await body(RPCRequests(input.inbox, of: call, checking: check), call, context)
                    }
                )
            })
    }
}

/// What `check` throws, as a value.
private func fault<Request>(of check: @escaping @Sendable (Request) throws -> Void) -> RPCMethod.Check<Request> {
    { request in
        do {
            try check(request)
            return nil
        } catch {
            return error as? RPCError ?? .internalError
        }
    }
}

extension RPCMethod {
    /// The method with another priority than `normal`.
    public func withPriority(_ priority: RPCPriority) -> RPCMethod {
        var method = self
        method.priority = priority
        return method
    }
}

/// The request message, or what its sender is told about it.
func decodeRequest<Request: ProtobufMessage>(_ payload: UnsafeRawBufferPointer) throws(RPCError) -> Request {
    do {
        return try Request(unpacking: payload)
    } catch {
        switch error {
        case .malformed:
            throw .invalidArgument("malformed_message", "The request is no valid protobuf message of its type")
        case .tooLarge:
            throw .resourceExhausted("message_too_large", "The request takes too much memory to decode")
        case .invalidText:
            throw .invalidArgument("invalid_text", "A text of the request is not UTF-8 or holds a NUL")
        }
    }
}
