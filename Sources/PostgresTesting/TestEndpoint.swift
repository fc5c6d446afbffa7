import Postgres
import PostgresCluster
import Subprocess
import SystemPackage

/// A server on which tests make databases.
struct TestEndpoint: Sendable {
    /// Its maintenance database.
    let url: String
    let programs: ServerPrograms

    func createDatabase(_ name: String) async throws {
        try await run("createdb", "--maintenance-db=\(url)", "-T", "template0", "-E", "UTF8", "--", name)
    }

    /// Drops it, with the sessions that are left in it.
    func dropDatabase(_ name: String) async throws {
        try await run("dropdb", "--maintenance-db=\(url)", "--force", "--if-exists", "--", name)
    }

    private func run(_ program: String, _ arguments: String...) async throws {
        let result = try await Subprocess.run(
            .path(FilePath(programs.path(program))), arguments: Arguments(arguments), output: .string(limit: 65_536),
            error: .combinedWithOutput)
        guard result.terminationStatus.isSuccess else {
            throw ClusterError.programFailed(program, output: result.standardOutput)
        }
    }
}
