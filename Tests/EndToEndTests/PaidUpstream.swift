import Foundation
import FoundationNetworking
import Subprocess
import Testing

/// A provider outside the stack that is paid: a process that speaks OpenAI's videos protocol, and keeps a ledger of
/// what it bills.
struct PaidUpstream {
    /// What the stack is told of it: its model is `paid`, at 0.1 dollars a second.
    let environment: [Environment.Key: String?]
    private let ledger: URL
    private let port: Int

    /// Runs `body` beside one that makes videos of these lengths in seconds.
    static func with(
        qualities: [String] = ["draft"], accepts: [String] = [], seconds: [Int] = [4],
        makesFilmsAsAsked: Bool = false,
        _ body: @escaping @Sendable (PaidUpstream) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let ledger = folder.url.appending(path: "ledger.jsonl")
        let models = folder.url.appending(path: "models.json")
        let model: [String: Any] = [
            "id": "paid", "description": "For tests.", "seconds": seconds, "qualities": qualities,
            "aspect_ratios": ["16:9"], "price_per_second_micros": 100_000, "accepts": accepts,
        ]
        try JSONSerialization.data(withJSONObject: ["models": [model]]).write(to: models)
        let upstream = Process()
        upstream.executableURL = URL(filePath: Program.path("FakeUpstream").string)
        upstream.arguments = [
            "--ledger", ledger.path, "--key", "k", "--models", "paid", "--films",
            makesFilmsAsAsked ? "asked" : "usual",
        ]
        let (input, output) = (Pipe(), Pipe())
        upstream.standardInput = input
        upstream.standardOutput = output
        try upstream.run()
        defer {
            try? input.fileHandleForWriting.close()
            upstream.waitUntilExit()
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(line.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) })
        let environment: [Environment.Key: String?] = [
            "OPENAI_VIDEO_BASE_URL": "http://127.0.0.1:\(port)/v1", "OPENAI_VIDEO_API_KEY": "k",
            "OPENAI_VIDEO_MODELS_FILE": models.path, "OPENAI_VIDEO_POLL_SECONDS": "500ms", "JOB_RETRY_SECONDS": "1",
            "PROVIDER_OUTCOME_WAIT_SECONDS": "5",
        ]
        try await body(PaidUpstream(environment: environment, ledger: ledger, port: port))
    }

    /// For each order that reached it whether a picture came with it.
    func picturesOfOrders() async throws -> [Bool] {
        let address = try #require(URL(string: "http://127.0.0.1:\(port)/_fake/requests"))
        let (data, _) = try await URLSession.shared.data(from: address)
        let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let requests = try #require(answer?["requests"] as? [[String: Any]])
        return requests.filter { $0["method"] as? String == "POST" }.map {
            ($0["body"] as? String)?.contains("input_reference") == true
        }
    }

    /// How many videos it has billed.
    func billedCount() throws -> Int { try bill().count }

    /// The lines of its ledger.
    func bill() throws -> [[String: Any]] {
        guard FileManager.default.fileExists(atPath: ledger.path) else { return [] }
        return try String(contentsOf: ledger, encoding: .utf8).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}
