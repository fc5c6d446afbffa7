import Foundation

/// A program that the tests run, whose output is read line by line.
final class Program: Sendable {
    private let process: Process
    private let output: FileHandle

    init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        let pipe = Pipe()
        process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = pipe
        process.standardError = pipe
        output = pipe.fileHandleForReading
        try process.run()
    }

    /// Everything that it prints until it ends, and its status.
    func finish() async throws -> (text: String, status: Int32) {
        let text = try await onThread { [output] in String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self) }
        try await onThread { [process] in process.waitUntilExit() }
        return (text, process.terminationStatus)
    }

    /// What it prints first.
    func firstOutput() async throws -> String {
        try await onThread { [output] in String(decoding: output.availableData, as: UTF8.self) }
    }

    /// The helper that is built beside the tests, running.
    static func testProcess(_ arguments: String...) throws -> Program {
        try Program(testProcessPath, arguments)
    }

    /// The same, started by the first connection to a socket that systemd's program listens on for it.
    static func activatedTestProcess(at socket: String, _ arguments: String...) throws -> Program {
        try Program("/usr/bin/systemd-socket-activate", ["-l", socket, testProcessPath] + arguments)
    }

    private static var testProcessPath: String {
        let executable = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return executable.deletingLastPathComponent().appendingPathComponent("RPCTestProcess").path
    }

    var identifier: Int32 { process.processIdentifier }

    func signal(_ number: Int32) {
        kill(identifier, number)
    }

    /// Ends it in whatever state it is.
    func destroy() async throws {
        signal(SIGKILL)
        try await onThread { [process] in process.waitUntilExit() }
    }

    func stop() async throws {
        process.terminate()
        try await onThread { [process] in process.waitUntilExit() }
    }
}

/// Runs what blocks on a thread of its own: those that tasks share are few.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Swift.Result { try body() }) }.start()
    }
}
