import Echo
import Synchronization
import Testing

@testable import RPC

/// Servers of one service, each on a socket of its own, that count their calls and can be stopped one by one.
final class TestFleet: Sendable {
    /// What one server does.
    typealias Answer = @Sendable (_ server: Int, EchoMessage) async throws -> EchoMessage

    private let folder: String
    private let answer: Answer
    private let counts = Mutex<[Int: Int]>([:])
    private let running = Mutex<[Int: Task<Void, any Error>]>([:])

    private init(folder: String, answer: @escaping Answer) {
        self.folder = folder
        self.answer = answer
    }

    static func with<Result>(
        servers: Range<Int>, answer: @escaping Answer = { $1 }, _ body: (TestFleet) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            let fleet = TestFleet(folder: folder, answer: answer)
            for server in servers { try await fleet.start(server) }
            do {
                let result = try await body(fleet)
                await fleet.stopAll()
                return result
            } catch {
                await fleet.stopAll()
                throw error
            }
        }
    }

    func address(_ server: Int) -> RPCAddress { .unix(path: "\(folder)/\(server)") }

    func target(_ servers: Range<Int>) -> RPCTarget { RPCTarget(servers.map(address)) }

    func count(_ server: Int) -> Int { counts.withLock { $0[server] ?? 0 } }

    func start(_ server: Int) async throws {
        let echo: @Sendable (EchoMessage) async throws -> EchoMessage = { request in
            self.counts.withLock { $0[server, default: 0] += 1 }
            return try await self.answer(server, request)
        }
        let rpc = try RPCServer(
            address: address(server),
            methods: [
                .unary(EchoService.echo) { (request: EchoMessage, _) in try await echo(request) },
                .unary(EchoService.echoAsync) { (request: EchoMessage, _) in try await echo(request) },
                .serverStreaming(EchoService.count) { (request: EchoMessage, _, writer) in
                    try await writer.write(echo(request))
                },
            ], logger: .quiet)
        try await rpc.listen()
        running.withLock { $0[server] = Task { try await rpc.run() } }
    }

    /// Stops a server at once; its calls are lost.
    func stop(_ server: Int) async {
        guard let run = running.withLock({ $0.removeValue(forKey: server) }) else { return }
        run.cancel()
        _ = await run.result
    }

    private func stopAll() async {
        for server in running.withLock({ Array($0.keys) }) { await stop(server) }
    }
}

extension RPCClient {
    /// One call of a method that is not idempotent, or of one that is.
    func echo(_ number: Int64 = 0, isIdempotent: Bool = false) async throws -> Int64 {
        let method = isIdempotent ? EchoService.echo : EchoService.echoAsync
        let response: EchoMessage = try await unary(method, EchoMessage(number: number))
        return response.number
    }
}
