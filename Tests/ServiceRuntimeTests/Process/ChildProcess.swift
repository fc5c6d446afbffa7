import Foundation
import Testing

/// The test process, running, with its standard error read line by line.
final class ChildProcess: Sendable {
    /// How it ended.
    struct End: Equatable {
        let status: Int32
        let isBySignal: Bool
    }

    let lines: AsyncStream<String>
    let identifier: Int32
    private let end: Task<End, Never>

    init(_ environment: [String: String]) throws {
        let process = Process()
        let executable = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        process.executableURL = executable.deletingLastPathComponent()
            .appendingPathComponent("ServiceRuntimeTestProcess")
        process.environment = environment
        let pipe = Pipe()
        process.standardError = pipe
        let (ends, endsContinuation) = AsyncStream.makeStream(of: End.self)
        process.terminationHandler = { process in
            endsContinuation.yield(
                End(status: process.terminationStatus, isBySignal: process.terminationReason == .uncaughtSignal)
            )
        }
        try process.run()
        identifier = process.processIdentifier
        end = Task {
            for await end in ends { return end }
            return End(status: -1, isBySignal: false)
        }
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        Thread.detachNewThread {
            var rest = ""
            while true {
                let data = pipe.fileHandleForReading.availableData
                if data.isEmpty { break }
                rest += String(decoding: data, as: UTF8.self)
                while let end = rest.firstIndex(of: "\n") {
                    continuation.yield(String(rest[..<end]))
                    rest = String(rest[rest.index(after: end)...])
                }
            }
            continuation.finish()
        }
    }

    /// Reads lines until one holds the text.
    func wait(for text: String) async throws {
        for await line in lines where line.contains(text) { return }
        Issue.record("the process ended without saying \(text)")
    }

    /// All lines that are left, and the end.
    func finish() async -> (lines: [String], end: End) {
        var rest: [String] = []
        for await line in lines { rest.append(line) }
        return (rest, await end.value)
    }
}
