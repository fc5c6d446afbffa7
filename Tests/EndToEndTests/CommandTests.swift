import Foundation
import Testing

@Suite("The veogen command against a stack", .serialized)
struct CommandTests {
    /// Runs `body` as a new user of a new stack.
    static func signedIn(
        _ body: @escaping @Sendable (Command, RunningStack) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let home = folder.url
        try await RunningStack.with { stack in
            let veogen = Command(server: stack.url, home: home)
            let login = try await veogen("login", "ada@example.com", "--new", "ada", input: "a long password\n")
            #expect(login.exit == 0, "\(login.said)")
            #expect(login.output == "Signed in to \(stack.url) as ada@example.com\n")
            try await body(veogen, stack)
        }
    }

    @Test("from login to a deleted video, in a pipe, with a status for each outcome", .timeLimit(.minutes(10)))
    func lifeOfAVideo() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("film.mp4").path
        try await Self.signedIn { veogen, _ in
            #expect(try await veogen("list").output == "ID\tSTATUS\tLENGTH\tMODEL\tPROMPT\n")
            let begun = try await veogen(
                "generate", "a ship at night", "--duration", "2", "--quality", "draft", "--no-wait")
            #expect(begun.exit == 0, "\(begun.said)")
            let id = begun.output.trimmingCharacters(in: .newlines)

            let watched = try await veogen("watch", id)
            #expect(watched.exit == 0, "\(watched.said)")
            #expect(watched.said.contains("100 % "))
            #expect(!watched.said.contains("\r") && !watched.said.contains("\u{1B}"), "a bar was drawn into a pipe")

            let listed = try await veogen("list")
            #expect(listed.output.contains("\(id)\tcompleted\t2 s\tdraft\ta ship at night\n"))
            let shown = try #require(try await veogen("show", id.uppercased(), "--json").json as? [String: Any])
            #expect(shown["status"] as? String == "completed")
            #expect(try await veogen("show", id).output.contains("\nstatus    completed\n"))

            #expect(try await veogen("download", id, "--output", file).output == file + "\n")
            let facts = try await MediaFacts.probe(URL(fileURLWithPath: file))
            #expect(abs(facts.seconds - 2) < 0.1)

            let names = ["a-ship-at-night.mp4", "a-ship-at-night-2.mp4"]
            for name in names { #expect(try await veogen("download", id).output.hasSuffix("/\(name)\n")) }
            let folder = veogen.home.appending(path: "films")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            try Data("mine".utf8).write(to: folder.appending(path: "a-ship-at-night.jpg"))
            #expect(
                try await veogen("download", id, "--output", folder.path).output
                    == folder.path + "/a-ship-at-night-2.mp4\n", "beside what is there, in the folder")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
            #expect(try await veogen("download", id, "--output", "a.jpg").exit == 64)
            let sizes = try names.map { try Data(contentsOf: veogen.home.appending(path: $0)).count }
            #expect(sizes[0] == sizes[1] && sizes[0] > 0)
            let slashed = Command(server: veogen.server + "/", home: veogen.home)
            #expect(try await slashed("list").output == listed.output)

            #expect(try await veogen("cancel", id).exit == 1, "it is finished")
            #expect(try await veogen("delete", id).exit == 0)
            let missing = try await veogen("show", id)
            #expect(missing.exit == 5)
            #expect(missing.said == "veogen: Video generation not found\n")
            #expect(missing.output.isEmpty)
        }
    }

    @Test(
        "generate saves the video and prints its JSON, and one that is cancelled has its own status",
        .timeLimit(.minutes(10)))
    func generates() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("film.mp4").path
        try await Self.signedIn { veogen, _ in
            let made = try await veogen(
                "generate", "two cats", "--duration", "1", "--quality", "draft", "--output", file, "--json")
            #expect(made.exit == 0, "\(made.said)")
            #expect((made.json as? [String: Any])?["status"] as? String == "completed")
            #expect(made.said.isEmpty)
            #expect(FileManager.default.fileExists(atPath: file))

            let long = try await veogen("generate", "a slow river", "--duration", "60", "--no-wait", "--json")
            let id = try #require((long.json as? [String: Any])?["job_id"] as? String)
            let cancelled = try await veogen("cancel", id, "--json")
            #expect((cancelled.json as? [String: Any])?["status"] as? String == "cancelled")
            let watched = try await veogen("watch", id)
            #expect(watched.exit == 6)
            #expect(watched.said.hasSuffix("veogen: the video was not made: cancelled\n"))
        }
    }

    @Test("a quote tells the price first, and a draft is made for real", .timeLimit(.minutes(10)))
    func quotesAndPromotes() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("film.mp4").path
        try await Self.signedIn { veogen, _ in
            let quote = try await veogen("quote", "a ship at night", "--duration", "1", "--quality", "draft")
            #expect(quote.exit == 0, "\(quote.said)")
            #expect(
                quote.output == """
                    model     draft, of draft
                    length    1 s
                    size      640x360, 16:9
                    price     0.00 USD
                    left      no limit

                    """)
            let json = try await veogen("quote", "a ship at night", "--json").json as? [String: Any]
            #expect(json?["price"] as? String == "0.00")
            #expect(json?["accepted"] as? Bool == true)
            #expect(try await veogen("list").output == "ID\tSTATUS\tLENGTH\tMODEL\tPROMPT\n")
            #expect(try await veogen("quote", "a ship", "--duration", "99").said.contains("duration: "))

            let begun = try await veogen(
                "generate", "a ship at night", "--duration", "1", "--quality", "draft", "--no-wait")
            let draft = begun.output.trimmingCharacters(in: .newlines)
            #expect(try await veogen("watch", draft).exit == 0)
            #expect(try await veogen("promote", draft).exit == 64, "nothing is to change")
            let twice = try await veogen("promote", draft, "--quality", "standard", "--output", "/dev/null/x.mp4")
            #expect(twice.exit == 64 && twice.said.contains("/dev/null is not a folder that you may write to"))
            let made = try await veogen("promote", draft, "--quality", "standard", "--output", file, "--json")
            #expect(made.exit == 0, "\(made.said)")
            let video = made.json as? [String: Any]
            #expect(video?["promoted_from"] as? String == draft)
            #expect(video?["resolution"] as? String == "1280x720")
            #expect(FileManager.default.fileExists(atPath: file))
            let id = try #require(video?["id"] as? String)
            #expect(try await veogen("show", id).output.contains("\ndraft     \(draft)\n"))
            #expect(try await veogen("promote", UUID().uuidString, "--model", "draft").exit == 5)
        }
    }

    @Test(
        "who can't sign in, has no server or asks for what can't be is told by a status of its own",
        .timeLimit(.minutes(10)))
    func failures() async throws {
        try await Self.signedIn { veogen, stack in
            let wrong = try await veogen("login", "ada@example.com", "--json", input: "wrong password\n")
            #expect(wrong.exit == 4)
            let problem = try JSONSerialization.jsonObject(with: Data(wrong.said.utf8)) as? [String: Any]
            #expect(problem?["detail"] as? String == "Incorrect email or password")

            let invalid = try await veogen("generate", "a ship", "--duration", "99")
            #expect(invalid.exit == 1)
            #expect(invalid.said.contains("duration: "))
            #expect(try await veogen("show", "no-uuid").exit == 64)

            let elsewhere = Command(server: "http://127.0.0.1:1", home: veogen.home)
            #expect(try await elsewhere("list").exit == 3)

            #expect(try await veogen("logout").exit == 0)
            #expect(try await veogen("logout").exit == 4)
            _ = stack
        }
    }

    @Test("operators see models, jobs and what is missing, in text and in JSON", .timeLimit(.minutes(10)))
    func operators() async throws {
        try await Self.signedIn { veogen, stack in
            #expect(try await veogen("models").output.contains("draft\tdraft\t60 s\t"))
            let models = try await veogen("models", "--json").json as? [String: Any]
            #expect((models?["models"] as? [Any])?.isEmpty == false)

            _ = try await veogen("generate", "a slow river", "--duration", "60", "--no-wait")
            let jobs = try await veogen("jobs", "--data", stack.folder.path, "--json")
            #expect(jobs.exit == 0, "\(jobs.said)")
            #expect((jobs.json as? [Any])?.isEmpty == false, "\(jobs.output)")
            let calls = try await veogen("jobs", "--calls", "--data", stack.folder.path)
            #expect(calls.exit == 0, "\(calls.said)")
            #expect(try await veogen("jobs", "--data", "/nowhere").exit == 1)

            let well = try await veogen("doctor")
            #expect(well.exit == 0, "\(well.output)")
            #expect(well.output.contains("\(stack.url) is ok: "))
            let checks = try await Command(server: "http://127.0.0.1:1", home: veogen.home)("doctor", "--json")
            #expect(checks.exit == 1)
            #expect((checks.json as? [[String: Any]])?.last?["remedy"] as? String == "veogen up")
        }
    }
}
