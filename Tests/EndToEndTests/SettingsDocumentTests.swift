import Foundation
import ServiceRuntime
import Testing

@testable import AIService
@testable import AuthService
@testable import Gateway
@testable import VideoService

@Suite("The settings' documentation")
struct SettingsDocumentTests {
    private static let document = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/settings.md")

    /// What docs/settings.md has to say. VEOGEN_WRITE_DOCS=1 in the environment writes it there.
    private static var text: String {
        let processes: [(String, [String])] = [
            ("veogen-gateway", Gateway.Config.settingsMarkdown),
            ("veogen-auth serve", AuthService.Config.settingsMarkdown),
            ("veogen-video serve", VideoService.ServeConfig.settingsMarkdown),
            ("veogen-video work", VideoService.WorkConfig.settingsMarkdown),
            ("veogen-ai serve", AIService.Config.settingsMarkdown),
        ]
        let head = """
            # Settings

            Every process reads its settings from the environment, or from the file that `VEOGEN_CONFIG` names; a
            secret also from the file that `NAME_FILE` names. A wrong one keeps the process from starting, and all of
            them are reported at once. `veogen up` sets addresses, folders and the database by itself, and passes
            everything else on.

            """
        let sections = processes.map { name, rows in
            (["", "## \(name)", "", "| setting | default | allowed | meaning |", "| --- | --- | --- | --- |"] + rows)
                .joined(separator: "\n")
        }
        return head + sections.joined(separator: "\n") + "\n"
    }

    @Test("docs/settings.md lists what each process really reads")
    func isCurrent() throws {
        if ProcessInfo.processInfo.environment["VEOGEN_WRITE_DOCS"] == "1" {
            try Self.text.write(to: Self.document, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: Self.document, encoding: .utf8)
        #expect(written == Self.text, "run VEOGEN_WRITE_DOCS=1 scripts/test --filter SettingsDocumentTests")
    }
}
