import Echo
import Foundation
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing

@testable import RPC

/// The methods that the tests call.
enum EchoService {
    static let name = "veogen.echo.Echo"
    static let echo = RPCMethodName(service: name, method: "Echo", isIdempotent: true)
    static let echoAsync = RPCMethodName(service: name, method: "EchoAsync")
    static let count = RPCMethodName(service: name, method: "Count")
    static let sum = RPCMethodName(service: name, method: "Sum")
    static let chat = RPCMethodName(service: name, method: "Chat")

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
            .clientStreaming(sum) { (requests: RPCRequests<EchoMessage>, _) in
                var sum = EchoMessage()
                for try await request in requests { sum.number += request.number }
                return sum
            },
            .bidirectionalStreaming(chat) {
                (requests: RPCRequests<EchoMessage>, _, writer: RPCResponseWriter<EchoMessage>) in
                for try await request in requests { try await writer.write(request) }
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

/// Serves `methods` until `body` asks for the shutdown, and waits for its end.
func withShutdown(
    _ methods: [RPCMethod], gracePeriod: Duration = .seconds(3600), linger: Duration = .seconds(1),
    _ body: (RPCAddress, _ shutdown: ServiceGroup, _ run: Task<Void, any Error>) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let address = RPCAddress.unix(path: folder + "/s")
        var limits = RPCLimits()
        limits.shutdownGracePeriod = gracePeriod
        limits.closeLingerMax = linger
        let server = try RPCServer(address: address, methods: methods, limits: limits, logger: .quiet)
        try await server.listen()
        let group = ServiceGroup(services: [server], logger: .quiet)
        let run = Task { try await group.run() }
        try await body(address, group, run)
        _ = await run.result
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

extension RPCMethod {
    /// Answers once `release` is open.
    static func held(_ begun: Gate, _ release: Gate, _ answer: EchoMessage = EchoMessage()) -> RPCMethod {
        .unary(EchoService.echoAsync) { (_: EchoMessage, _) async in
            begun.open()
            await release.wait()
            return answer
        }
    }

    /// Ends only when it is cancelled, and says so.
    static func endless(_ begun: Gate, _ cancelled: Gate) -> RPCMethod {
        .unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            begun.open()
            await cancelled.openOnCancellation()
            return request
        }
    }
}

extension RPCLimits {
    /// Limits with which a silent peer is asked at once, and given up at once.
    static var impatient: RPCLimits {
        var limits = RPCLimits()
        limits.pingInterval = .milliseconds(10)
        limits.pongTimeout = .milliseconds(10)
        return limits
    }
}

extension Logger {
    /// Drops everything.
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
