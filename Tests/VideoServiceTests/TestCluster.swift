import FoundationEssentials
import Postgres
import PostgresCluster
import PostgresTesting

@testable import VideoService

/// A PostgreSQL server of a test's own, which it may stop and start, and whose URL other processes may have.
enum TestCluster {
    static func run(_ body: @Sendable (PrivateCluster, PostgresPool) async throws -> Void) async throws {
        let folder = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try PrivateCluster(folder: folder, logger: TestService.logger)
        try await cluster.start()
        do {
            let pool = try Schema.pool(
                url: cluster.url(), logger: TestService.logger,
                configure: {
                    // A busy machine is no fault.
                    $0.acquireTimeout = .seconds(60)
                    $0.connectTimeout = .seconds(60)
                })
            try await body(cluster, pool)
            await pool.close()
        } catch {
            try? await cluster.stop()
            throw error
        }
        try await cluster.stop()
    }
}
