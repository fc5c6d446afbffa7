import Foundation

@testable import ServiceRuntime

/// A log output whose lines the test can read: a real pipe, emptied by a thread of its own.
final class LogCapture: Sendable {
    let output: LogOutput
    private let writeEnd: CInt
    private let reader: Task<Data, Never>

    init() throws {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { throw POSIXError(.EIO) }
        let readEnd = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        writeEnd = ends[1]
        output = LogOutput(descriptor: ends[1])
        reader = Task {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: readEnd.readDataToEndOfFile()) }
            }
        }
    }

    /// Ends the output and gives all lines, each without its line break.
    func lines() async -> [String] {
        close(writeEnd)
        let text = String(decoding: await reader.value, as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }
}
