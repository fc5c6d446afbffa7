import Foundation
import Logging
import RPC
import Synchronization
import Testing
import VeoGenAPI

@testable import ServiceRuntime

@Suite("A request's scope on its way through processes")
struct RequestScopeInstrumentTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private static let method = RPCMethodName(service: "test.Hops", method: "Hop")

    /// Where a call has been.
    private final class Journey: Sendable {
        private let seen = Mutex<[RequestScope]>([])

        var scopes: [RequestScope] { seen.withLock { $0 } }

        func pass() {
            guard let scope = RequestScope.current else { return }
            seen.withLock { $0.append(scope) }
        }
    }

    private static func server(at address: RPCAddress, passing journey: Journey, on to: RPCClient?) throws -> RPCServer
    {
        let method = RPCMethod.unary(method) { (request: HealthCheckRequest, _) async throws in
            journey.pass()
            guard let to else { return request }
            return try await to.unary(Self.method, request)
        }
        return try RPCServer(address: address, methods: [method], instrument: RequestScopeInstrument(), logger: quiet)
    }

    @Test("each process has a span of its own, whose parent is the caller's, in one trace of one request")
    func hops() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/hop-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let journey = Journey()
        let (near, far) = (RPCAddress.unix(path: folder + "/near"), RPCAddress.unix(path: folder + "/far"))
        func client(_ address: RPCAddress) -> RPCClient {
            RPCClient(address: address, instrument: RequestScopeInstrument(), logger: Self.quiet)
        }
        let onward = client(far)
        let servers = [
            try Self.server(at: near, passing: journey, on: onward),
            try Self.server(at: far, passing: journey, on: nil),
        ]
        for server in servers { try await server.listen() }
        let begin = RequestScope(requestID: RequestID("the-request"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for server in servers { group.addTask { try await server.run() } }
            let first = client(near)
            _ = try await RequestScope.with(begin) {
                try await first.unary(Self.method, HealthCheckRequest(service: "x")) as HealthCheckRequest
            }
            first.close()
            onward.close()
            group.cancelAll()
        }
        let scopes = journey.scopes
        #expect(scopes.map(\.requestID) == Array(repeating: begin.requestID, count: 2))
        #expect(scopes.map(\.trace.traceID) == Array(repeating: begin.trace.traceID, count: 2))
        #expect(scopes.map(\.parentSpanID) == [begin.trace.spanID, scopes.first?.trace.spanID])
        #expect(Set(scopes.map(\.trace.spanID) + [begin.trace.spanID]).count == 3)
    }
}
