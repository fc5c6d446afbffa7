import Foundation
import Subprocess
import Testing

@testable import veogen

@Suite("What the veogen command says of itself")
struct HelpTests {
    private static let offline = Command(server: "http://127.0.0.1:1", home: FileManager.default.temporaryDirectory)

    @Test(
        "every command that asks a server shows examples and its statuses",
        arguments: [
            "generate", "quote", "promote", "list", "show", "watch", "download", "delete", "models", "usage", "login",
        ])
    func help(command: String) async throws {
        let help = try await Self.offline("help", command)
        #expect(help.exit == 0)
        #expect(help.output.contains("veogen \(command) "))
        #expect(help.output.contains("EXIT STATUS:"))
    }

    @Test("each command of keys shows examples and its statuses", arguments: ["list", "create", "revoke"])
    func helpOfKeys(command: String) async throws {
        let help = try await Self.offline("help", "keys", command)
        #expect(help.exit == 0)
        #expect(help.output.contains("  veogen keys \(command)"))
        #expect(help.output.contains("EXIT STATUS:"))
    }

    @Test("the completions are a script that bash can read")
    func completions() async throws {
        let script = try await Self.offline("--generate-completion-script", "bash")
        #expect(script.exit == 0)
        let check = try await run(
            .name("bash"), arguments: ["-n"], input: .string(script.output), output: .discarded,
            error: .string(limit: 10_000))
        #expect(check.terminationStatus == .exited(0), "\(check.standardError)")
        #expect(script.output.contains("download"))
    }

    @Test("a table fits the terminal, and is whole in a pipe")
    func table() {
        let table = Table(header: ["ID", "PROMPT"], rows: [["1", "a lighthouse in a storm"], ["22", "two\tcats\n"]])
        #expect(table.text(columns: 14) == "ID  PROMPT\n1   a lightho…\n22  two cats ")
        #expect(table.text(columns: 3) == "ID…\n1 …\n22…")
        #expect(table.tabbed == "ID\tPROMPT\n1\ta lighthouse in a storm\n22\ttwo cats ")
    }
}
