import Foundation
import Logging
import PostgresCluster

/// The stack's PostgreSQL: the one that DATABASE_URL names, else a private one that lives and ends with the stack.
struct StackDatabase: Sendable {
    let layout: StackLayout

    /// Runs `body` with the database's URL, and stops a private server after it, however it ended.
    ///
    /// - Throws: `StackFailure` when the private server can't be started, and what `body` throws.
    func run<Result: Sendable>(_ body: (String) async throws -> Result) async throws -> Result {
        if let url = ProcessInfo.processInfo.environment["DATABASE_URL"], !url.isEmpty {
            return try await body(url)
        }
        let cluster = try privateCluster()
        do {
            try await start(cluster)
            let result = try await body(cluster.url())
            try await stop(cluster)
            return result
        } catch {
            try await stop(cluster)
            throw (error as? ClusterError).map { StackFailure($0.description) } ?? error
        }
    }

    private func privateCluster() throws -> PrivateCluster {
        var logger = Logger(label: "veogen", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        do {
            return try PrivateCluster(folder: layout.postgres.path, logger: logger)
        } catch {
            throw StackFailure(error.description)
        }
    }

    private func start(_ cluster: PrivateCluster) async throws {
        try await cluster.start()
        if let pid = cluster.postmasterPID {
            try Data("\(pid)\n".utf8).write(to: layout.pidFile("postgres"), options: .atomic)
        }
    }

    /// Stops the server in a task of its own: this one may be cancelled, which would end `pg_ctl` before the server.
    private func stop(_ cluster: PrivateCluster) async throws {
        try await Task { try await cluster.stop() }.value
        try? FileManager.default.removeItem(at: layout.pidFile("postgres"))
    }
}
