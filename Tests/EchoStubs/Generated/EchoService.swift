// Made by scripts/protos from Tests/EchoStubs/echo_service.proto. Change that instead.

import Echo
import RPC
import VeoGenAPI

/// The methods of `veogen.echo.EchoService`: their names, and who may call them.
public enum EchoMethods {
    /// `Echo`.
    public static let echo = RPCMethodName(
        service: "veogen.echo.EchoService", method: "Echo", isIdempotent: true)
    /// `Count`.
    public static let count = RPCMethodName(
        service: "veogen.echo.EchoService", method: "Count", isIdempotent: false)
    /// `Sum`.
    public static let sum = RPCMethodName(
        service: "veogen.echo.EchoService", method: "Sum", isIdempotent: false)
    /// `Chat`.
    public static let chat = RPCMethodName(
        service: "veogen.echo.EchoService", method: "Chat", isIdempotent: false)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        echo: .public,
        count: .service,
        sum: .service,
        chat: .service,
    ]
}

/// Gives back what it gets.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol EchoAPI: Sendable {
    /// Answers with the request.
    func echo(_ request: EchoMessage, context: RPCContext) async throws -> EchoMessage

    /// Answers with as many numbers as the request says.
    func count(_ request: EchoMessage, context: RPCContext, responses: RPCResponseWriter<EchoMessage>) async throws

    /// Answers with the sum of the requests' numbers.
    func sum(_ requests: RPCRequests<EchoMessage>, context: RPCContext) async throws -> EchoMessage

    /// Answers each request with itself.
    func chat(
        _ requests: RPCRequests<EchoMessage>, context: RPCContext, responses: RPCResponseWriter<EchoMessage>
    ) async throws
}

extension EchoAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .unary(EchoMethods.echo) { (request: EchoMessage, context: RPCContext) in
                try request.refuseFaults()
                return try await self.echo(request, context: context)
            },
            .serverStreaming(EchoMethods.count) {
                (request: EchoMessage, context: RPCContext, responses: RPCResponseWriter<EchoMessage>) in
                try request.refuseFaults()
                try await self.count(request, context: context, responses: responses)
            },
            .clientStreaming(EchoMethods.sum, checking: { try $0.refuseFaults() }) {
                (requests: RPCRequests<EchoMessage>, context: RPCContext) in
                return try await self.sum(requests, context: context)
            },
            .bidirectionalStreaming(EchoMethods.chat, checking: { try $0.refuseFaults() }) {
                (requests: RPCRequests<EchoMessage>, context: RPCContext, responses: RPCResponseWriter<EchoMessage>) in
                try await self.chat(requests, context: context, responses: responses)
            },
        ]
    }
}

/// Calls `veogen.echo.EchoService`.
public struct EchoClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// Answers with the request.
    public func echo(
        _ request: EchoMessage = EchoMessage(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> EchoMessage {
        try await rpc.unary(EchoMethods.echo, request, options: options)
    }

    /// Answers with as many numbers as the request says.
    public func count(
        _ request: EchoMessage = EchoMessage(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<EchoMessage> {
        rpc.serverStreaming(EchoMethods.count, request, options: options)
    }

    /// Answers with the sum of the requests' numbers.
    public func sum(
        options: RPCCallOptions = RPCCallOptions(),
        _ send: @escaping @Sendable (RPCRequestWriter<EchoMessage>) async throws -> Void
    ) async throws -> EchoMessage {
        try await rpc.clientStreaming(EchoMethods.sum, options: options, send)
    }

    /// Answers each request with itself.
    public func chat(
        options: RPCCallOptions = RPCCallOptions()
    ) -> RPCExchange<EchoMessage, EchoMessage> {
        rpc.bidirectionalStreaming(EchoMethods.chat, options: options)
    }
}

