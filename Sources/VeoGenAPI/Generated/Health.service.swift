// Made by scripts/protos from proto/health.proto. Change that instead.

import RPC

/// The methods of `grpc.health.v1.Health`: their names, and who may call them.
public enum HealthMethods {
    /// `Check`.
    public static let check = RPCMethodName(
        service: "grpc.health.v1.Health", method: "Check", isIdempotent: true)
    /// `Watch`.
    public static let watch = RPCMethodName(
        service: "grpc.health.v1.Health", method: "Watch", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        check: .public,
        watch: .public,
    ]
}

/// Whether a server wants work.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol HealthAPI: Sendable {
    /// How a service stands now; without a name the server as a whole. NOT_FOUND for a service that is not served
    /// here.
    func check(_ request: HealthCheckRequest, context: RPCContext) async throws -> HealthCheckResponse

    /// How a service stands, now and whenever that changes, until the server shuts down. A service that is not served
    /// here
    /// is SERVICE_UNKNOWN.
    func watch(_ request: HealthCheckRequest, context: RPCContext, responses: RPCResponseWriter<HealthCheckResponse>) async throws
}

extension HealthAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .unary(HealthMethods.check) { (request: HealthCheckRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.check(request, context: context)
            }.withPriority(.high),
            .serverStreaming(HealthMethods.watch) {
                (request: HealthCheckRequest, context: RPCContext, responses: RPCResponseWriter<HealthCheckResponse>) in
                try request.refuseFaults()
                try await self.watch(request, context: context, responses: responses)
            }.withPriority(.high),
        ]
    }
}

/// Calls `grpc.health.v1.Health`.
public struct HealthClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// How a service stands now; without a name the server as a whole. NOT_FOUND for a service that is not served
    /// here.
    public func check(
        _ request: HealthCheckRequest = HealthCheckRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> HealthCheckResponse {
        try await rpc.unary(HealthMethods.check, request, options: options)
    }

    /// How a service stands, now and whenever that changes, until the server shuts down. A service that is not served
    /// here
    /// is SERVICE_UNKNOWN.
    public func watch(
        _ request: HealthCheckRequest = HealthCheckRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<HealthCheckResponse> {
        rpc.serverStreaming(HealthMethods.watch, request, options: options)
    }
}

