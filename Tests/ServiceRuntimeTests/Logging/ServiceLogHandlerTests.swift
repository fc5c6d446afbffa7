import Foundation
import Logging
import Testing

@testable import ServiceRuntime

@Suite struct ServiceLogHandlerTests {
    private func logged(format: LogFormat = .json, _ body: (inout Logger) -> Void) async throws -> [String] {
        let capture = try LogCapture()
        var logger = Logger(label: "svc") {
            ServiceLogHandler(service: "svc", label: $0, format: format, output: capture.output)
        }
        body(&logger)
        return await capture.lines()
    }

    private func object(_ line: String?) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data((line ?? "").utf8)) as? [String: Any])
    }

    @Test("a line is one JSON object with the fixed fields first and metadata sorted and flattened")
    func shape() async throws {
        let scope = RequestScope(
            requestID: RequestID("req-1"),
            trace: TraceContext(traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            parentSpanID: 0xb7)
        let lines = try await logged { logger in
            logger[metadataKey: "z"] = "1"
            RequestScope.with(scope) {
                logger.warning("hello", metadata: ["a": ["y": "2", "x": ["p", "q"]], "level": "mine"])
            }
        }
        let line = try #require(lines.first)
        let time = #/^\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",/#
        #expect(line.prefixMatch(of: time) != nil, "\(line)")
        #expect(
            line.replacing(time, with: "{") == """
                {"level":"warning","service":"svc","message":"hello","request_id":"req-1",\
                "trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"00f067aa0ba902b7",\
                "parent_span_id":"00000000000000b7","a.x":["p","q"],"a.y":"2","meta.level":"mine","z":"1"}
                """)
    }

    @Test("times are RFC 3339 in UTC with milliseconds")
    func time() {
        var bytes: [UInt8] = []
        LogTime(seconds: 951_782_400, milliseconds: 7).append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "2000-02-29T00:00:00.007Z")
    }

    @Test(
        "any text comes back unchanged from the JSON",
        arguments: [
            "plain", "\"quoted\" \\ back", "line\nbreak\r\t", "\u{0}\u{1}\u{1F}\u{7F}\u{85}\u{9B}31m", "ünï 🎬 漢",
            String(decoding: [0x61, 0xFF, 0xC0, 0x62], as: UTF8.self), "", "\u{2028}",
        ]
    )
    func escaping(text: String) async throws {
        let lines = try await logged { $0.info("\(text)", metadata: ["\(text)k": "\(text)"]) }
        #expect(lines.count == 1)
        let object = try object(lines.first)
        #expect(object["message"] as? String == text)
        #expect(object["\(text)k"] as? String == text)
        let raw = (lines.first ?? "").unicodeScalars
        #expect(raw.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    }

    @Test("a line is bounded, stays valid JSON, and says that it was cut")
    func bounded() async throws {
        let huge = String(repeating: "\u{1}", count: 1_000_000)
        let lines = try await logged { logger in
            logger.info("\(huge)")
            logger.info("many", metadata: Dictionary(uniqueKeysWithValues: (0..<100).map { ("k\($0)", "\(huge)") }))
            logger.info("list", metadata: ["l": .array(Array(repeating: "\(huge.prefix(5000))", count: 50))])
        }
        #expect(lines.count == 3)
        for line in lines {
            #expect(line.utf8.count < LogLimits.lineBytesMax)
            #expect(try object(line)["truncated"] as? Bool == true)
            #expect(try object(line)["message"] != nil)
        }
    }

    @Test("lines of many threads don't mix, though each is longer than a pipe takes at once")
    func concurrency() async throws {
        let capture = try LogCapture()
        let logger = Logger(label: "svc") {
            ServiceLogHandler(service: "svc", label: $0, format: .json, output: capture.output)
        }
        let filling = String(repeating: "x", count: 4000)
        let metadata: Logger.Metadata = ["a": "\(filling)", "b": "\(filling)"]
        await withTaskGroup(of: Void.self) { group in
            for task in 0..<4 {
                group.addTask { for number in 0..<100 { logger.info("\(task)-\(number)", metadata: metadata) } }
            }
        }
        let messages = try await capture.lines().map { try object($0)["message"] as? String }
        #expect(Set(messages).count == 400)
        #expect(messages.count == 400)
    }

    @Test("a message below the level is not even built")
    func disabled() async throws {
        let lines = try await logged { logger in
            logger.debug("\({ () -> String in Issue.record("built"); return "" }())")
        }
        #expect(lines.isEmpty)
    }

    @Test("text for people keeps to one line, whatever the message holds")
    func text() async throws {
        let lines = try await logged(format: .text) { $0.error("bad\nnews", metadata: ["why": "two words", "n": "1"]) }
        #expect(lines.count == 1)
        #expect(lines.first?.hasSuffix(#" ERROR    bad\nnews service=svc n=1 why="two words""#) == true)
    }

    @Test("an error of an event is a field")
    func error() async throws {
        struct Lost: Error {}
        let lines = try await logged { $0.error("failed", error: Lost()) }
        #expect(try object(lines.first)["error"] as? String == "Lost()")
    }

    @Test("a reader that doesn't keep up costs lines, which are counted, and the next line is whole again")
    func stalled() throws {
        var ends: [CInt] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try #require(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
        let output = LogOutput(descriptor: ends[1])
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 99_999) + [UInt8(ascii: "\n")]
        output.write(line)
        #expect(output.droppedLinesCount == 1)
        var taken = [UInt8](repeating: 0, count: 100_000)
        try #require(read(ends[0], &taken, taken.count) > 0)
        output.write(Array("next\n".utf8))
        let count = read(ends[0], &taken, taken.count)
        #expect(String(decoding: taken[..<max(0, count)], as: UTF8.self) == "\nnext\n")
        #expect(output.droppedLinesCount == 1)
    }
}
