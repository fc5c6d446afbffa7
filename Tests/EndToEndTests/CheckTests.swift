import Foundation
import Subprocess
import Testing

@Suite("veogen-ai check")
struct CheckTests {
    private func check(
        _ arguments: [String], _ environment: [Environment.Key: String?]
    ) async throws -> (status: TerminationStatus, output: String) {
        let result = try await run(
            .path(Program.path("veogen-ai")), arguments: Arguments(["check"] + arguments),
            environment: .inherit.updating(environment), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        return (result.terminationStatus, result.standardOutput + result.standardError)
    }

    @Test("ends with 0 when all providers can be used, with 1 when one can't, and with 78 for a wrong setting")
    func statuses() async throws {
        try await PaidUpstream.with { upstream in
            let fine = try await check([], upstream.environment)
            #expect(fine.status == .exited(0), "\(fine.output)")
            #expect(fine.output.contains("ok      draft: ") && fine.output.contains("ok      openai-video: "))
            #expect(fine.output.contains("Not configured: gemini (GEMINI_API_KEY), vertex (VERTEX_ACCOUNT)."))

            let wrong = try await check(["--json"], upstream.environment.merging(["OPENAI_VIDEO_API_KEY": "x"]) { $1 })
            #expect(wrong.status == .exited(1))
            let findings = try JSONSerialization.jsonObject(with: Data(wrong.output.utf8)) as? [[String: Any]]
            #expect(findings?.map { $0["ok"] as? Bool } == [true, false])
            let faults = findings?.last?["faults"] as? [[String: String]]
            #expect(faults?.map { $0["code"] } == ["key_refused"])

            let unset = try await check([], upstream.environment.merging(["OPENAI_VIDEO_MODELS_FILE": nil]) { $1 })
            #expect(unset.status == .exited(78) && unset.output.contains("OPENAI_VIDEO_MODELS_FILE"))
            let billed = try upstream.billedCount()
            #expect(billed == 0)
        }
    }

    @Test("its help teaches what it asks, by examples and statuses")
    func help() async throws {
        let help = try await check(["--help"], [:])
        #expect(help.status == .exited(0))
        for words in ["EXIT STATUS:", "Nothing is ordered", "veogen-ai check --json | jq", "--timeout"] {
            #expect(help.output.contains(words))
        }
    }
}
