import Glibc
import Logging
import PostgresTesting
import RPC
import Synchronization
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import Identity

@Suite("Identity feed", .timeLimit(.minutes(2)))
struct IdentityFeedTests {
    @Test("Keys and revocations come from AuthService, also after it has been away")
    func followsThroughRestart() async throws {
        let identity = try TestIdentity()
        let token = try TokenIssuer(policy: .standard, key: identity.key).issue(
            userID: identity.user, sessionID: identity.session, isAdmin: false, lifeSeconds: 600, now: .now())
        let header = "Bearer \(token.text)"
        try await withSocket { address in
            let rpc = RPCClient(address: address, logger: quiet)
            let feed = try IdentityFeed(rpc: rpc, logger: quiet)
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer {
                    group.cancelAll()
                    rpc.close()
                }
                group.addTask { await feed.run() }
                #expect(feed.isStale)

                let first = FakeAuth(key: identity.publishedKey)
                try await first.serve(at: address) {
                    #expect(await first.watcher() == 0)
                    first.tell(.upToDate(sequence: 4))
                    await until { !feed.isStale }
                    let principal = try await feed.authenticator.authenticateFetchingKeys(authorization: header[...])
                    #expect(principal.userID == identity.user)
                }

                let second = FakeAuth(key: identity.publishedKey)
                try await second.serve(at: address) {
                    // It goes on where the former connection ended.
                    #expect(await second.watcher() == 4)
                    second.tell(
                        .revoked(
                            Revocation(sequence: 5, subject: .user(identity.user), revokedThrough: .now())))
                    await until { feed.revocations.count == 1 }
                    #expect(throws: AuthenticationError.revoked) {
                        try feed.authenticator.authenticate(authorization: header)
                    }
                }
            }
        }
    }

    @Test("Without AuthService the caller is not blamed")
    func nobodyThere() async throws {
        let identity = try TestIdentity()
        let token = try TokenIssuer(policy: .standard, key: identity.key).issue(
            userID: identity.user, sessionID: identity.session, isAdmin: false, lifeSeconds: 600, now: .now())
        try await withSocket { address in
            let rpc = RPCClient(address: address, logger: quiet)
            defer { rpc.close() }
            let feed = try IdentityFeed(rpc: rpc, logger: quiet)
            let error = await #expect(throws: AuthenticationError.self) {
                try await feed.authenticator.authenticateFetchingKeys(authorization: "Bearer \(token.text)"[...])
            }
            #expect(error?.isServerFault == true)
            #expect(feed.isStale)
        }
    }

    private func withSocket(_ body: (RPCAddress) async throws -> Void) async throws {
        let folder = try TemporaryFolder.make()
        defer {
            unlink("\(folder)/auth.sock")
            rmdir(folder)
        }
        try await body(.unix(path: "\(folder)/auth.sock"))
    }

    /// Waits for a state that has no signal; the suite's time limit bounds it.
    private func until(_ isReached: () -> Bool) async {
        while !isReached(), !Task.isCancelled { await Task.yield() }
    }
}

private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// An AuthService that says what a test tells it to.
private final class FakeAuth: UnusedAuthMethods {
    private let key: JSONWebKey
    private let watchers = AsyncStream.makeStream(of: Int64.self)
    private let events = AsyncStream.makeStream(of: RevocationEvent.self)

    init(key: JSONWebKey) {
        self.key = key
    }

    /// Serves while `body` runs.
    func serve(at address: RPCAddress, _ body: () async throws -> Void) async throws {
        let server = try await listening(at: address)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// A server that listens. Another test's child process, forked and not yet executing, may hold the former server's
    /// socket open for a moment; the suite's time limit bounds the wait.
    private func listening(at address: RPCAddress) async throws -> RPCServer {
        while true {
            let server = try RPCServer(address: address, methods: rpcMethods, logger: quiet)
            do {
                try await server.listen()
                return server
            } catch {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    /// Waits for a watcher; the sequence that it asked for.
    func watcher() async -> Int64? {
        for await sequence in watchers.stream { return sequence }
        return nil
    }

    func tell(_ event: RevocationEvent) {
        events.continuation.yield(event)
    }

    func listKeys(_ request: ListKeysRequest, context: RPCContext) -> PublicKeySet {
        PublicKeySet(keys: [PublicKey(kid: key.keyID, x: key.x)])
    }

    func watchRevocations(
        _ request: WatchRevocationsRequest, context: RPCContext, responses: RPCResponseWriter<VeoGenAPI.Revocation>
    ) async throws {
        watchers.continuation.yield(request.afterSequence ?? -1)
        for await event in events.stream { try await responses.write(event.message) }
    }
}
