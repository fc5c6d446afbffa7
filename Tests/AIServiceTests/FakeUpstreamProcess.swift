import Foundation
import HTTPClient
import NIOPosix
import Testing

/// The fake provider, running as a process of its own.
final class FakeUpstreamProcess: Sendable {
    /// A line of its ledger.
    struct Line: Decodable {
        let event: String
        let id: String
        let marker: String
        let priceMicros: Int

        enum CodingKeys: String, CodingKey {
            case event, id, marker
            case priceMicros = "price_micros"
        }
    }

    let port: Int
    private let ledger: String
    private let process: Process
    private let input: Pipe

    private init(in folder: String, _ arguments: [String]) throws {
        ledger = folder + "/ledger-\(UUID().uuidString).jsonl"
        process = Process()
        let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        process.executableURL = executable.deletingLastPathComponent().appendingPathComponent("FakeUpstream")
        process.arguments = ["--ledger", ledger] + arguments
        input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 3, let port = Int(words[2]) else {
            process.terminate()
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    /// How long an answer is waited for: a busy machine is no fault, and one that never comes is given up.
    static func patience(_ fault: String = "") -> Duration {
        .seconds(fault.contains("hang") || fault.contains("slow") ? 2 : 60)
    }

    /// Runs `body` with a provider that has billed nothing yet, and ends it afterwards.
    static func with<Result>(
        _ arguments: [String] = [], in folder: String, _ body: (FakeUpstreamProcess) async throws -> Result
    ) async throws -> Result {
        // Off the tests' own threads, of which there are as few as processors: it blocks.
        let upstream = try await NIOThreadPool.singleton.runIfActive { try FakeUpstreamProcess(in: folder, arguments) }
        defer { upstream.stop() }
        return try await body(upstream)
    }

    /// Ends it; what is sent to it afterwards reaches nobody.
    func stop() {
        // It ends with its standard input.
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    var address: String { "http://127.0.0.1:\(port)" }

    /// What was billed, and not refunded.
    func billed() throws -> [Line] {
        let text = try String(contentsOfFile: ledger, encoding: .utf8)
        let lines = try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        let refunded = Set(lines.filter { $0.event == "refunded" }.map(\.id))
        return lines.filter { $0.event == "billed" && !refunded.contains($0.id) }
    }

    /// The requests that it got, as they were.
    func requests() async throws -> [[String: Any]] {
        let answer = try await HTTPClient().send(HTTPRequest(.get, address + "/_fake/requests"))
        let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any]
        return try #require(object?["requests"] as? [[String: Any]])
    }
}
