import Echo
import Foundation
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import RPC

/// The methods that the tests call.
enum EchoService {
    static let name = "veogen.echo.Echo"
    static let echo = RPCMethodName(service: name, method: "Echo", isIdempotent: true)
    static let echoAsync = RPCMethodName(service: name, method: "EchoAsync")
    static let count = RPCMethodName(service: name, method: "Count")

    static var methods: [RPCMethod] {
        [
            .inline(echo) { (request: EchoMessage, _) in request },
            .unary(echoAsync) { (request: EchoMessage, _) async in
                await Task.yield()
                return request
            },
            .serverStreaming(count) { (request: EchoMessage, _, writer: RPCResponseWriter<EchoMessage>) in
                for number in 0..<request.number {
                    try await writer.write(EchoMessage(payload: request.payload, number: number))
                }
            },
        ]
    }
}

/// A server on a Unix socket in a folder of its own, for the duration of `body`.
func withServer<Result: Sendable>(
    _ methods: [RPCMethod] = EchoService.methods,
    limits: RPCLimits = RPCLimits(),
    security: RPCSecurity = RPCSecurity(),
    authorizer: (any RPCAuthorizer)? = nil,
    observer: (any RPCObserver)? = nil,
    _ body: @Sendable (RPCAddress) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        let server = try RPCServer(
            address: .unix(path: folder + "/s"), methods: methods, security: security, limits: limits,
            authorizer: authorizer, observer: observer, logger: .quiet)
        return try await withRunning(server, body)
    }
}

/// Runs `server` for the duration of `body`.
func withRunning<Result: Sendable>(
    _ server: RPCServer, _ body: @Sendable (RPCAddress) async throws -> Result
) async throws -> Result {
    try await server.listen()
    let address = try #require(server.boundAddress)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        defer { group.cancelAll() }
        return try await body(address)
    }
}

func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rpc-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}

func withClient<Result>(
    _ address: RPCAddress, security: RPCSecurity = RPCSecurity(), limits: RPCLimits = RPCLimits(),
    observer: (any RPCObserver)? = nil, _ body: (RPCClient) async throws -> Result
) async throws -> Result {
    let client = RPCClient(address: address, security: security, limits: limits, observer: observer, logger: .quiet)
    defer { client.close() }
    return try await body(client)
}

extension Logger {
    /// Drops everything.
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
