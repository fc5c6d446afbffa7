import Foundation
import Subprocess
import Testing

@Suite("The whole stack, by its own commands")
struct StackTests {
    @Test("one command makes a playable video and leaves nothing running", .timeLimit(.minutes(5)))
    func oneCommand() async throws {
        let folder = try TemporaryFolder()
        let data = folder.url.appendingPathComponent("data")
        let video = folder.url.appendingPathComponent("video.mp4")
        let result = try await run(
            .path(Program.path("veogen")),
            arguments: [
                "up", "--data", data.path, "--http", "127.0.0.1:0", "--", "veogen", "generate",
                "a lighthouse in a storm, waves over the rocks", "--duration", "2", "--quality", "draft",
                "--aspect", "9:16", "--seed", "7", "--output", video.path,
            ],
            environment: .inherit.updating(["VEOGEN_HOME": folder.url.path, "DATABASE_URL": nil]),
            output: .string(limit: 10_000), error: .string(limit: 100_000))
        let said = result.standardError
        #expect(result.terminationStatus == .exited(0), "\(said)")
        #expect(result.standardOutput == video.path + "\n")
        #expect(said.contains("100 %"), "progress was shown: \(said)")

        let facts = try await MediaFacts.probe(video)
        #expect(facts.codec == "h264")
        #expect(facts.width == 360)
        #expect(facts.height == 640)
        #expect(abs(facts.seconds - 2) < 0.1)
        let thumbnail = try Data(contentsOf: folder.url.appendingPathComponent("video.jpg"))
        #expect(thumbnail.starts(with: [0xFF, 0xD8, 0xFF]), "the thumbnail is a JPEG")

        let left = try FileManager.default.contentsOfDirectory(atPath: data.appendingPathComponent("run").path)
            .filter { $0.hasSuffix(".pid") }
        #expect(left.isEmpty, "a process was left: \(left)")
    }

    @Test(
        "the guest command, given by name or path, has an exit status that is the stack's", .timeLimit(.minutes(5)),
        arguments: ["sh", "/bin/sh"])
    func guestStatus(shell: String) async throws {
        let folder = try TemporaryFolder()
        let result = try await run(
            .path(Program.path("veogen")),
            arguments: [
                "up", "--data", folder.url.path, "--http", "127.0.0.1:0", "--", shell, "-c",
                "test -n \"$VEOGEN_SERVER\" && exit 7",
            ],
            environment: .inherit.updating(["DATABASE_URL": nil]), output: .discarded, error: .string(limit: 100_000))
        #expect(result.terminationStatus == .exited(7), "\(result.standardError)")
    }

    @Test("a wrong setting stops the stack with the service's own words", .timeLimit(.minutes(5)))
    func wrongSetting() async throws {
        let folder = try TemporaryFolder()
        let result = try await run(
            .path(Program.path("veogen")),
            arguments: ["up", "--data", folder.url.path, "--http", "127.0.0.1:0"],
            environment: .inherit.updating(["MAX_QUEUE_SIZE": "many", "DATABASE_URL": nil]),
            output: .discarded, error: .string(limit: 100_000))
        #expect(result.terminationStatus == .exited(1))
        #expect(result.standardError.contains("MAX_QUEUE_SIZE"), "\(result.standardError)")
    }
}
