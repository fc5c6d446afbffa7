import ArgumentParser
import Foundation

/// `veogen doctor`.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what this machine lacks to run VeoGen, and how to get it.",
        discussion: """
            Exit status 0 when everything that is needed is there.

              veogen doctor || scripts/install run
              veogen doctor --json | jq -r '.[] | select(.ok | not) | .remedy'
            """)

    @Flag(help: "Write JSON: an array with an object for each check.")
    var json = false

    @Option(help: "A server to look at as well; else VEOGEN_SERVER.")
    var server: String?

    func run() async throws {
        var findings = MachineChecks.all()
        if let server = server ?? ProcessInfo.processInfo.environment["VEOGEN_SERVER"] {
            findings.append(await ServerCheck.finding(APIClient(server: server)))
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            Console.result(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            for finding in findings { Console.result(finding.line) }
        }
        if findings.contains(where: { !$0.ok }) { throw ExitCode.failure }
    }
}
