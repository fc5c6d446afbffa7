// Made by scripts/protos from proto/reflection.proto. Change that instead.

import RPC

/// The methods of `veogen.reflection.v1.ReflectionService`: their names, and who may call them.
public enum ReflectionMethods {
    /// `DescribeServer`.
    public static let describeServer = RPCMethodName(
        service: "veogen.reflection.v1.ReflectionService", method: "DescribeServer", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        describeServer: .public,
    ]
}

/// The contracts of a server, for tools such as `veogen rpc`.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol ReflectionAPI: Sendable {
    /// What is served here.
    func describeServer(_ request: DescribeServerRequest, context: RPCContext) throws -> ServerDescription
}

extension ReflectionAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .inline(ReflectionMethods.describeServer) { (request: DescribeServerRequest, context: RPCContext) in
                try request.refuseFaults()
                return try self.describeServer(request, context: context)
            }.withPriority(.low),
        ]
    }
}

/// Calls `veogen.reflection.v1.ReflectionService`.
public struct ReflectionClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// What is served here.
    public func describeServer(
        _ request: DescribeServerRequest = DescribeServerRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> ServerDescription {
        try await rpc.unary(ReflectionMethods.describeServer, request, options: options)
    }
}

