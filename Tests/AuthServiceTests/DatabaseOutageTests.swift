import Postgres
import PostgresCluster
import PostgresTesting
import RPC
import Testing
import VeoGenAPI

@testable import AuthService

@Suite("A database that goes away", .timeLimit(.minutes(3)))
struct DatabaseOutageTests {
    @Test("Calls that need the database fail as unavailable while it is away, others work, and all do when it is back")
    func outage() async throws {
        try await withCluster { cluster, pool in
            try await TestService.run(on: pool) { service in
                try await service.register()
                let token = try await service.login()
                try await cluster.stop()

                let error = try await refusal { try await service.login() }
                #expect(error?.code == .unavailable)
                #expect(error?.reason == "database_unavailable")
                #expect(error?.retryAfter != nil)
                #expect(try await service.client.listKeys().keys.count == 1)

                try await cluster.start()
                var me: User?
                while me == nil { me = try? await service.client.getMe(options: service.with(token)) }
                #expect(me?.username == "ada")
                _ = try await service.login()
            }
        }
    }

    @Test("A crash of the database loses no account, session or revocation that was answered")
    func crash() async throws {
        try await withCluster { cluster, pool in
            try await TestService.run(on: pool) { service in
                try await service.register()
                let (kept, ended) = (try await service.login(), try await service.login())
                _ = try await service.client.logout(options: service.with(ended))
                try await cluster.restartImmediately()

                var renewed: Token?
                while renewed == nil { renewed = try? await service.refresh(kept) }
                let error = try await refusal { try await service.refresh(ended) }
                #expect(error?.code == .unauthenticated)
                #expect(try await service.number("SELECT count(*) FROM auth.revocation") == 1)
            }
        }
    }

    /// Runs `body` with a server of its own, which it may stop and start.
    private func withCluster(_ body: @Sendable (PrivateCluster, PostgresPool) async throws -> Void) async throws {
        let folder = try TemporaryFolder.make()
        let cluster = try PrivateCluster(folder: folder, logger: TestDatabase.logger)
        do {
            try await cluster.start()
            let pool = try PostgresPool(config: PostgresConfig(url: cluster.url()), logger: TestDatabase.logger)
            try await body(cluster, pool)
            await pool.close()
        } catch {
            try? await cluster.stop()
            removeFolder(folder)
            throw error
        }
        try await cluster.stop()
        removeFolder(folder)
    }
}
