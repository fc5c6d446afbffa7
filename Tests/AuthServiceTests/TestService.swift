import Identity
import Logging
import Postgres
import PostgresTesting
import RPC
import VeoGenAPI
import VeoGenCrypto

@testable import AuthService

/// An AuthService on a database and a Unix socket of its own, and a client of it.
struct TestService: Sendable {
    static let password = "correct horse battery"
    /// The cheapest that scrypt does: tests hash much.
    static let cost = ScryptCost(log2N: 4, blockSize: 8, parallelism: 1)

    let server: AuthServer
    let pool: PostgresPool
    let address: RPCAddress
    let rpc: RPCClient

    var client: AuthClient { AuthClient(rpc) }
    var users: UserStore {
        UserStore(pool: pool, revocations: RevocationStore(pool: pool, policy: .standard))
    }

    /// Runs `body` with a service on a new database.
    static func run<Value: Sendable>(
        _ configure: @Sendable (inout AuthServer.Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Value
    ) async throws -> Value {
        // Many calls at once wait for few connections, on a machine that may be busy: no test is about that wait.
        try await TestDatabase.withPool(configure: { $0.acquireTimeout = .seconds(60) }) { pool in
            try await run(on: pool, configure, body)
        }
    }

    /// Runs `body` with a service on the database of `pool`. Whatever fails in the service fails the test.
    static func run<Value: Sendable>(
        on pool: PostgresPool, _ configure: @Sendable (inout AuthServer.Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Value
    ) async throws -> Value {
        let folder = try TemporaryFolder.make()
        defer { removeFolder(folder) }
        var options = AuthServer.Options(address: .unix(path: "\(folder)/auth.sock"))
        options.passwordCost = cost
        configure(&options)
        let server = try await AuthServer(pool: pool, options: options, logger: TestDatabase.logger)
        try await server.rpc.listen()
        let rpc = RPCClient(address: options.address, logger: TestDatabase.logger)
        let service = TestService(server: server, pool: pool, address: options.address, rpc: rpc)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for part in server.services { group.addTask { try await part.run() } }
            defer {
                rpc.close()
                group.cancelAll()
            }
            return try await body(service)
        }
    }

    /// Registers a user with the usual password.
    @discardableResult
    func register(_ email: String = "ada@example.com", username: String = "ada") async throws(RPCError) -> User {
        try await client.register(RegisterRequest(email: email, username: username, password: Self.password))
    }

    /// Signs in.
    func login(_ email: String = "ada@example.com", password: String = password) async throws(RPCError) -> Token {
        try await client.login(LoginRequest(username: email, password: password))
    }

    /// The options of a call that carries an access token.
    func with(_ token: Token) -> RPCCallOptions { with(token.accessToken) }

    /// The same for any text.
    func with(_ accessToken: String) -> RPCCallOptions {
        RPCCallOptions(metadata: ["authorization": "Bearer \(accessToken)"])
    }

    /// Replaces a refresh token.
    func refresh(_ token: Token) async throws(RPCError) -> Token {
        try await client.refresh(RefreshRequest(refreshToken: token.refreshToken))
    }

    /// One number from the database.
    func number(_ statement: Statement) async throws -> Int64? {
        try await pool.read(statement).first?.int64(0)
    }
}

/// The error that a call is refused with; nil when it succeeds. Another error is thrown on.
func refusal<Value>(_ call: () async throws -> Value) async throws -> RPCError? {
    do {
        _ = try await call()
        return nil
    } catch let error as RPCError {
        return error
    }
}
