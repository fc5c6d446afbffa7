import Foundation
import Glibc
import Subprocess
import Testing

@Suite("A video of several clips", .serialized)
struct ClipsTests {
    /// Runs `body` with a stack before a provider that makes 4 or 8 seconds, in the length and size that it is asked
    /// for.
    private static func withStack(
        _ environment: [Environment.Key: String?] = [:],
        _ body: @escaping @Sendable (RunningStack, PaidUpstream) async throws -> Void
    ) async throws {
        try await PaidUpstream.with(
            accepts: ["reference_image"], seconds: [4, 8], makesFilmsAsAsked: true
        ) { upstream in
            let all = upstream.environment.merging(environment) { _, given in given }
            try await RunningStack.with(all) { try await body($0, upstream) }
        }
    }

    private static func wish(_ prompt: String, joined: Bool = true) -> [String: Any] {
        var wish: [String: Any] = ["prompt": prompt, "duration": 20, "quality": "draft", "model": "paid"]
        if joined { wish["join_clips"] = true }
        return wish
    }

    /// Orders a video as a new user; its path and the user's token.
    private static func order(_ prompt: String, _ stack: RunningStack) async throws -> (path: String, token: String) {
        let token = try await stack.newUser()
        // The model is offered as soon as the catalogue has been read.
        while true {
            let accepted = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish(prompt))
            if accepted.status == 200, let id = accepted.object["job_id"] as? String {
                return ("/api/v1/videos/\(id)", token)
            }
            try #require(accepted.status == 422 || accepted.status == 503, "\(accepted)")
        }
    }

    private static func end(_ path: String, _ token: String, _ stack: RunningStack) async throws -> [String: Any] {
        try await stack.until("GET", path, token: token) {
            ["completed", "failed"].contains($0.object["status"] as? String)
        }
    }

    @Test(
        "is one film of the asked length, is paid for once a clip, and survives its processes",
        .timeLimit(.minutes(10)))
    func film() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "film.mp4")
        try await Self.withStack { stack, upstream in
            let (path, token) = try await Self.order("a ship at night [polls:6]", stack)
            // Under way at its provider: before that nobody could know whether it had taken the order.
            for step in ["Clip 2 of 3: ", "Clip 3 of 3: "] {
                _ = try await stack.until("GET", path, token: token) {
                    ($0.object["current_step"] as? String)?.hasPrefix(step) == true
                }
                for name in ["worker", "ai"] { kill(try stack.pid(name), SIGKILL) }
            }
            let video = try await Self.end(path, token, stack)
            #expect(video["status"] as? String == "completed", "\(video)")
            #expect(video["clips"] as? Int == 3)
            let cost = try #require(video["cost"] as? [String: Any])
            #expect(cost["final"] as? Double == 2 && cost["billed"] as? String == "true", "\(cost)")
            let bill = try upstream.bill()
            #expect(bill.map { $0["seconds"] as? String } == ["8", "8", "4"])
            #expect(bill.map { $0["price_micros"] as? Int } == [800_000, 800_000, 400_000])
            #expect(try await upstream.picturesOfOrders() == [false, true, true])

            let address = try #require(URL(string: stack.url + (video["video_url"] as? String ?? "")))
            try Data(contentsOf: address).write(to: file)
            let facts = try await MediaFacts.probe(file)
            #expect((facts.codec, facts.width, facts.height) == ("h264", 640, 360))
            #expect(abs(facts.seconds - 20) < 4.0 / 24, "\(facts.seconds)")
            let streams = try await run(
                .name("ffprobe"),
                arguments: [
                    "-v", "error", "-show_entries", "stream=codec_type,nb_frames", "-of", "csv=p=0", file.path,
                ],
                output: .string(limit: 1000), error: .string(limit: 1000))
            let lines = streams.standardOutput.split(separator: "\n").map { $0.split(separator: ",") }
            #expect(lines.map(\.[0]).sorted() == ["audio", "video"])
            #expect(lines.first { $0[0] == "video" }?[1] == "478")
            let usage = try await stack.send("GET", "/api/v1/usage", token: token)
            #expect(usage.object["spent"] as? Double == 2 && usage.object["held"] as? Double == 0, "\(usage)")
        }
    }

    @Test(
        "is refused unless it is allowed and can be paid for as a whole, and is quoted before",
        .timeLimit(.minutes(10)))
    func refused() async throws {
        try await Self.withStack(["BUDGET_PER_USER": "1.9"]) { stack, upstream in
            let token = try await stack.newUser()
            let plain = Self.wish("a ship", joined: false)
            var answer = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: plain)
            while "\(answer.object)".contains("model") && !"\(answer.object)".contains("join_clips") {
                answer = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: plain)
            }
            #expect(answer.status == 422)
            #expect("\(answer.object)".contains("it is made in 3 clips of 8, 8 and 4 seconds"))
            let wish = Self.wish("a ship")
            let quote = try await stack.send("POST", "/api/v1/videos/quote", token: token, json: wish).object
            let prices = (quote["clips"] as? [[String: Any]])?.compactMap { $0["price"] as? String }
            #expect(prices == ["0.80", "0.80", "0.40"])
            #expect(quote["price"] as? String == "2.00" && quote["accepted"] as? Bool == false)
            let asked = try await stack.send("POST", "/api/v1/videos/generate", token: token, json: wish)
            #expect(asked.status == 402, "\(asked)")
            #expect(try upstream.billedCount() == 0)

            let veogen = Command(server: stack.url, home: stack.folder)
            let login = try await veogen("login", "bob@example.com", "--new", "bob", input: "a long password\n")
            #expect(login.exit == 0, "\(login.said)")
            let said = try await veogen(
                "quote", "a ship", "--model", "paid", "--quality", "draft", "--duration", "12", "--join-clips")
            #expect(said.exit == 0, "\(said.said)")
            #expect(said.output.contains("12 s, joined of clips of 8 s for 0.80, 4 s for 0.40\n"), "\(said.output)")
        }
    }
}
