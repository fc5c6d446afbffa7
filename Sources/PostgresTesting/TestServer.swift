import Glibc
import Logging
import Postgres
import PostgresCluster
import Subprocess
import SystemPackage

/// The PostgreSQL server that this process's tests share.
///
/// It is the one that `VEOGEN_TEST_DATABASE_URL` names, or else a private cluster in a temporary folder, started by
/// the first test that wants it. A watchdog stops that one and removes its folder when this process ends, however.
public actor TestServer {
    /// The server.
    public static let shared = TestServer()

    private var starting: Task<TestEndpoint, any Error>?

    /// Where the server is; the first call starts it.
    func endpoint() async throws -> TestEndpoint {
        if let starting { return try await starting.value }
        let task = Task { try await Self.start() }
        starting = task
        return try await task.value
    }

    private static func start() async throws -> TestEndpoint {
        if let url = getenv("VEOGEN_TEST_DATABASE_URL") {
            return TestEndpoint(url: String(cString: url), programs: try ServerPrograms.find())
        }
        let folder = try TemporaryFolder.make()
        // A test run needs no protection from a power cut; a killed server loses nothing without fsync either.
        let cluster = try PrivateCluster(
            folder: folder,
            settings: ["fsync": "off", "max_connections": "1000"], logger: TestDatabase.logger)
        try Watchdog.start(folder: cluster.path, programs: cluster.programs)
        try await cluster.start()
        return TestEndpoint(url: cluster.url(), programs: cluster.programs)
    }
}
