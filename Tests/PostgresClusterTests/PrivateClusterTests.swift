import Glibc
import Postgres
import PostgresCluster
import PostgresTesting
import Testing

@Suite("A private cluster", .timeLimit(.minutes(2)))
struct PrivateClusterTests {
    private func text(_ statement: Statement, _ cluster: PrivateCluster) async throws -> String {
        var config = try PostgresConfig(url: cluster.url())
        config.acquireTimeout = .seconds(60)
        let pool = try PostgresPool(config: config, logger: TestDatabase.logger)
        let result = try await pool.execute(statement)
        await pool.close()
        return try #require(result.first).text(0)
    }

    @Test("keeps its data over a stop, and can be started twice")
    func restart() async throws {
        try await TestCluster.with { cluster in
            #expect(cluster.postmasterPID == nil)
            try await cluster.start()
            let pid = try #require(cluster.postmasterPID)
            try await cluster.start()
            #expect(cluster.postmasterPID == pid)
            _ = try await text("SELECT set_config('x.y', '', false) FROM (SELECT lo_create(4711)) AS made", cluster)
            try await cluster.stop()
            #expect(cluster.postmasterPID == nil)
            try await cluster.stop()
            try await cluster.start()
            let found = try await text("SELECT count(*)::text FROM pg_largeobject_metadata WHERE oid = 4711", cluster)
            #expect(found == "1")
        }
    }

    @Test("is reachable through its socket alone, which is closed to others")
    func privacy() async throws {
        try await TestCluster.with(settings: ["work_mem": "5MB", "fsync": "off"]) { cluster in
            try await cluster.start()
            #expect(try await text("SELECT current_setting('listen_addresses')", cluster) == "")
            #expect(try await text("SELECT current_setting('work_mem')", cluster) == "5MB")
            #expect(try await text("SELECT current_setting('server_encoding')", cluster) == "UTF8")
            var information = stat()
            #expect(stat("\(cluster.path)/socket", &information) == 0)
            #expect(information.st_mode & 0o777 == 0o700)
        }
    }

    @Test("starts after a crash, and when another process has got its number")
    func crash() async throws {
        try await TestCluster.with { cluster in
            try await cluster.start()
            try await cluster.restartImmediately()
            try await cluster.stop()
            let file = try #require(fopen("\(cluster.path)/data/postmaster.pid", "w"))
            fputs("\(getpid())\n\(cluster.path)/data\n", file)
            fclose(file)
            #expect(cluster.postmasterPID == nil)
            try await cluster.start()
            #expect(cluster.postmasterPID != nil)
        }
    }

    @Test("says what is wrong with a setting")
    func settings() async throws {
        try await TestCluster.with(settings: ["shared_buffers": "nonsense", "fsync": "off"]) { cluster in
            let error = await #expect(throws: ClusterError.self) { try await cluster.start() }
            #expect(error?.description.contains("shared_buffers") == true)
        }
        try await TestCluster.with(settings: ["a b": "c", "fsync": "off"]) { cluster in
            _ = await #expect(throws: ClusterError.invalidSetting("a b")) { try await cluster.start() }
        }
    }

    @Test("refuses a folder whose socket's path would be too long")
    func longPath() {
        let folder = "/tmp/" + String(repeating: "x", count: 100)
        #expect(throws: ClusterError.pathTooLong("\(folder)/socket/.s.PGSQL.5432")) {
            try PrivateCluster(folder: folder, logger: TestDatabase.logger)
        }
    }

    @Test("names the package when the programs are missing")
    func programs() throws {
        let error = #expect(throws: ClusterError.self) {
            try ServerPrograms.find(debianRoot: "/nowhere", path: "/dev:")
        }
        #expect(error?.description.contains("apt-get install postgresql") == true)
        #expect(try ServerPrograms.find() == ServerPrograms(folder: ServerPrograms.find().folder))
    }
}
