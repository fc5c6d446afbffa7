import Glibc
import Subprocess
import SystemPackage

/// Runs one program to its end, without a shell: bounded in time and in what it may say, and gone when the task is
/// cancelled.
struct ChildProcess: Sendable {
    /// Why a program did not do its work.
    enum Failure: Error, Sendable {
        /// It could not be started.
        case notStarted
        /// It ended with an error; the tail of its standard error is given. There is no status when it could not be
        /// talked with.
        case failed(TerminationStatus?, tail: String)
        case timedOut
        case cancelled

        /// What ffmpeg ends with when a signal stopped it, and what stands for a program that did not come to run.
        private static let unheardCodes: Set<CInt> = [255, 126, 127]

        /// Whether it says nothing of the program's work: somebody stopped it, or it never ran.
        var isInterruption: Bool {
            switch self {
            case .failed(.exited(let code), _): Self.unheardCodes.contains(code)
            case .failed, .notStarted, .cancelled: true
            case .timedOut: false
            }
        }
    }

    /// Bytes of one line of standard output; ffmpeg's and ffprobe's are far shorter.
    private static let lineBytesMax = 4096

    /// Name or path of the program.
    let program: String
    let arguments: [String]
    /// Working folder.
    let directory: String
    let timeout: Duration
    /// Time between SIGTERM and SIGKILL.
    let killGrace: Duration

    /// Runs the program; `feed` writes its standard input, which is closed afterwards, and `readLine` gets its output.
    func run(
        feed: @escaping @Sendable (StandardInputWriter) async -> Void = { _ in },
        readLine: @escaping @Sendable (String) async -> Void = { _ in }
    ) async throws(Failure) {
        BrokenPipes.ignore()
        let outcome = await withTaskGroup(of: Result<Void, Failure>.self) { group in
            group.addTask { await attempt(feed: feed, readLine: readLine) }
            group.addTask {
                // Ends early by cancellation when the program is done.
                do { try await Task.sleep(for: timeout) } catch { return .failure(.cancelled) }
                return .failure(.timedOut)
            }
            let first = await group.next() ?? .failure(.cancelled)
            group.cancelAll()
            // The program's task ends only when the program is gone, so nothing outlives this call.
            await group.waitForAll()
            return first
        }
        try outcome.get()
    }

    private func attempt(
        feed: @escaping @Sendable (StandardInputWriter) async -> Void,
        readLine: @escaping @Sendable (String) async -> Void
    ) async -> Result<Void, Failure> {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: killGrace)]
        let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
        do {
            let result = try await Subprocess.run(
                executable, arguments: Arguments(arguments), workingDirectory: FilePath(directory),
                platformOptions: options, input: .inputWriter, output: .sequence, error: .sequence
            ) { execution in
                try await Self.converse(
                    execution.standardInputWriter, execution.standardOutput, execution.standardError, feed, readLine)
            }
            if Task.isCancelled { return .failure(.cancelled) }
            if result.terminationStatus.isSuccess { return .success(()) }
            return .failure(.failed(result.terminationStatus, tail: result.closureResult))
        } catch {
            if Task.isCancelled { return .failure(.cancelled) }
            if let error = error as? SubprocessError, [.executableNotFound, .spawnFailed].contains(error.code) {
                return .failure(.notStarted)
            }
            return .failure(.failed(nil, tail: "\(error)"))
        }
    }

    /// Feeds, reads both outputs at once (a full pipe would stop the program), and returns the tail of standard error.
    private static func converse(
        _ input: StandardInputWriter, _ output: SubprocessOutputSequence, _ error: SubprocessOutputSequence,
        _ feed: @escaping @Sendable (StandardInputWriter) async -> Void,
        _ readLine: @escaping @Sendable (String) async -> Void
    ) async throws -> String {
        async let tail = read(error)
        async let fed: Void = write(input, feed)
        for try await line in output.strings(bufferingPolicy: .maxLineLength(lineBytesMax)) { await readLine(line) }
        await fed
        return try await tail
    }

    private static func write(
        _ input: StandardInputWriter, _ feed: @Sendable (StandardInputWriter) async -> Void
    ) async {
        await feed(input)
        do {
            try await input.finish()
        } catch {
            // Closing a pipe whose reader has gone: the program's exit status says why it went.
        }
    }

    private static func read(_ stream: SubprocessOutputSequence) async throws -> String {
        var tail = TextTail()
        for try await buffer in stream {
            buffer.withUnsafeBytes { tail.append($0) }
        }
        return tail.text
    }
}
