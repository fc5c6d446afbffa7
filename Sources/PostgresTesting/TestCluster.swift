import PostgresCluster
import Subprocess
import SystemPackage

/// A server of its own for a test that stops or breaks it.
public enum TestCluster {
    /// Runs `body` with a cluster that is not yet started, in a temporary folder; stops it and removes the folder
    /// afterwards, also when the process is killed.
    public static func with<Value: Sendable>(
        settings: [String: String] = ["fsync": "off"], _ body: (PrivateCluster) async throws -> Value
    ) async throws -> Value {
        let cluster = try PrivateCluster(
            folder: try TemporaryFolder.make(), settings: settings, logger: TestDatabase.logger)
        try Watchdog.start(folder: cluster.path, programs: cluster.programs)
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(cluster))
        } catch {
            result = .failure(error)
        }
        try await cluster.stop()
        _ = try await Subprocess.run(.name("rm"), arguments: ["-rf", cluster.path], output: .discarded)
        return try result.get()
    }
}
