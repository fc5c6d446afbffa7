import ArgumentParser
import Foundation
import Logging
import PostgresCluster
import Subprocess
import SystemPackage

/// `veogen jobs`: what an operator wants to know of the queue.
struct Jobs: AsyncParsableCommand {
    private static let outputBytesMax = 16 << 20

    static let configuration = CommandConfiguration(
        abstract: "Show the queue of this machine's stack, and the paid calls that are not settled.",
        discussion: """
            For operators: reads the database itself, that of DATABASE_URL, else the one
            that `veogen up` keeps.

              veogen jobs
              veogen jobs --calls
              veogen jobs --json | jq -r '.[] | select(.state == "running")'

            \(ExitStatus.help)
            """)

    @Flag(help: "Show the calls that cost money and are under way, or whose fate is not known.")
    var calls = false

    @Option(help: "The folder that `veogen up` keeps its things in.")
    var data = ".veogen"

    @Flag(help: "Write JSON: an array with an object for each line.")
    var json = false

    func run() async throws {
        do {
            var lines = try await lines().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            guard !lines.isEmpty else { return }
            let header = lines.removeFirst().map(String.init)
            let table = Table(header: header, rows: lines.map { $0.map(String.init) })
            Console.result(json ? try Self.json(table) : table.text)
        } catch let failure as StackFailure {
            Console.note("veogen: \(failure.description)")
            throw ExitCode.failure
        }
    }

    private func lines() async throws -> [Substring] {
        let result = try await Subprocess.run(
            .path(FilePath(try Siblings.path("veogen-video"))), arguments: calls ? ["queue", "calls"] : ["queue"],
            environment: .inherit.updating(["DATABASE_URL": try database()]),
            output: .string(limit: Self.outputBytesMax), error: .string(limit: Self.outputBytesMax))
        guard result.terminationStatus == .exited(0) else {
            throw StackFailure(result.standardError.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return result.standardOutput.split(separator: "\n")
    }

    private func database() throws -> String {
        if let url = ProcessInfo.processInfo.environment["DATABASE_URL"], !url.isEmpty { return url }
        let folder = URL(fileURLWithPath: data).standardizedFileURL.appendingPathComponent("postgres")
        let cluster: PrivateCluster
        do {
            cluster = try PrivateCluster(
                folder: folder.path, logger: Logger(label: "veogen") { _ in SwiftLogNoOpLogHandler() })
        } catch {
            throw StackFailure(error.description)
        }
        guard cluster.postmasterPID != nil else {
            throw StackFailure("no `veogen up` runs in \(data); name its folder with --data")
        }
        return cluster.url()
    }

    private static func json(_ table: Table) throws -> String {
        let objects = table.rows.map { row in
            Dictionary(zip(table.header, row)) { first, _ in first }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(objects), as: UTF8.self)
    }
}
