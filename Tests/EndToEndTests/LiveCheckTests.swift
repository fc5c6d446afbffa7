import Foundation
import Subprocess
import SystemPackage
import Testing

@Suite("veogen-ai live-check")
struct LiveCheckTests {
    private struct Outcome {
        let status: TerminationStatus
        let output: String
        let said: String

        var receipts: [[String: Any]]? {
            try? JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
        }
    }

    private func run(
        _ program: FilePath, _ arguments: [String], _ environment: [Environment.Key: String?], input: String = ""
    ) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments), environment: .inherit.updating(environment),
            input: .string(input), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return Outcome(
            status: result.terminationStatus, output: result.standardOutput, said: result.standardError)
    }

    private func liveCheck(
        _ arguments: [String], _ environment: [Environment.Key: String?], input: String = ""
    ) async throws -> Outcome {
        try await run(Program.path("veogen-ai"), ["live-check"] + arguments, environment, input: input)
    }

    @Test("says that nothing was tried where no provider is configured, and ends as what was skipped")
    func nothing() async throws {
        let outcome = try await liveCheck(["--spend"], [:])
        #expect(outcome.status == .exited(77) && outcome.output.isEmpty, "\(outcome.said)")
        #expect(outcome.said.contains("nothing was tried"))
    }

    @Test("says what it costs, and orders nothing unless that is agreed to")
    func asks() async throws {
        try await PaidUpstream.with { upstream in
            for answer in ["", "no\n", "y\n"] {
                let outcome = try await liveCheck([], upstream.environment, input: answer)
                #expect(outcome.status == .exited(2) && outcome.output.isEmpty, "\(outcome.said)")
                #expect(outcome.said.contains("openai-video: 4 s by paid, draft, 16:9, for 0.400000 USD"))
                #expect(outcome.said.contains("Together: 0.400000 USD"))
                #expect(outcome.said.contains("Nothing was ordered."))
            }
            let billed = try upstream.billedCount()
            #expect(billed == 0)
            let agreed = try await liveCheck([], upstream.environment, input: "yes\n")
            #expect(agreed.status == .exited(0) && agreed.output.hasPrefix("ok      openai-video\n"), "\(agreed.said)")
            let count = try upstream.billedCount()
            #expect(count == 1)
        }
    }

    @Test("orders one video, and prints the receipt of what was sent and came", arguments: ["program", "script"])
    func receipt(_ way: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        try await PaidUpstream.with(accepts: ["seed"]) { upstream in
            var environment = upstream.environment
            environment["VEOGEN_BIN"] = Program.folder.path
            environment["TMPDIR"] = path
            let arguments = ["--spend", "--json", "--save", path, "--prompt", "two ships [polls:1]"]
            let script = FilePath(Self.script.path)
            let outcome =
                way == "script"
                ? try await run(script, arguments, environment) : try await liveCheck(arguments, environment)
            #expect(outcome.status == .exited(0), "\(outcome.said)")
            let receipt = try #require(outcome.receipts?.first)
            #expect(outcome.receipts?.count == 1 && receipt["attempts"] as? Int == 1)
            #expect(receipt["provider"] as? String == "openai-video" && receipt["model"] as? String == "paid")
            #expect(receipt["prompt"] as? String == "two ships [polls:1]" && receipt["seed"] is Int)
            #expect(receipt["price_micros"] as? Int == 400_000)
            #expect(receipt["price_rule"] as? String == "4 s at 0.100000 USD a second of draft")
            let billed = try #require(try upstream.bill().first)
            let count = try upstream.billedCount()
            #expect(count == 1)
            let id = try #require(billed["id"] as? String)
            #expect(receipt["upstream_id"] as? String == id && outcome.said.contains("It is \(id) there."))
            #expect(receipt["call_id"] as? String == billed["marker"] as? String)
            let file = try #require(receipt["file"] as? [String: Any])
            let saved = "\(path)/openai-video.mp4"
            let sum = try await Subprocess.run(
                .name("sha256sum"), arguments: [saved], output: .string(limit: 4096), error: .discarded)
            #expect(sum.standardOutput.prefix(64) == (file["sha256"] as? String ?? "none"))
            // Where the video has no place, none is ordered.
            let again = try await liveCheck(arguments, environment)
            let missing = try await liveCheck(["--spend", "--save", path + "/none"], environment)
            #expect(again.status == .exited(1) && missing.status == .exited(1), "\(again.said) \(missing.said)")
            let later = try upstream.billedCount()
            #expect(later == 1)
            // Nothing is left of it but what was asked for.
            let left = try FileManager.default.contentsOfDirectory(atPath: path)
            #expect(left == ["openai-video.mp4"])
        }
    }

    @Test(
        "orders once, whatever becomes of it, and says why there is no video",
        arguments: [
            ("[create:accept-reset]", "provider_outcome_unknown", 1), ("[create:401]", "provider_denied", 0),
            ("[result:failed]", "provider_failed", 2), ("[content:html]", "result_unusable", 1),
        ])
    func failures(_ prompt: String, _ code: String, _ lines: Int) async throws {
        try await PaidUpstream.with { upstream in
            let outcome = try await liveCheck(["--spend", "--json", "--prompt", prompt], upstream.environment)
            #expect(outcome.status == .exited(1), "\(outcome.said)")
            let failure = outcome.receipts?.first?["failure"] as? [String: String]
            #expect(failure?["code"] == code, "\(outcome.output)")
            // A bill, and what was taken back of it.
            let billed = try upstream.billedCount()
            #expect(billed == lines)
        }
    }

    private static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("scripts/live-check")
}
