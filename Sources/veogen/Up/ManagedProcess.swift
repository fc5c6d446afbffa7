import Foundation
import Subprocess
import SystemPackage

/// One process of a stack: started, started again when it dies, and stopped with the stack.
struct ManagedProcess: Sendable {
    /// How long a process may take after SIGTERM: the services' own grace of 30 s, what they need to cancel, and a
    /// little.
    private static let stopGrace: Duration = .seconds(40)
    private static let restartDelayMin: Duration = .milliseconds(250)
    private static let restartDelayMax: Duration = .seconds(10)
    /// A process that lived this long had started well: its next restart is prompt again.
    private static let healthyLife: Duration = .seconds(30)
    /// sysexits.h: the configuration is wrong, so starting again can't help.
    private static let configurationError: Int32 = 78

    let name: String
    let executable: String
    let arguments: [String]
    let environment: [Environment.Key: String?]
    let pidFile: URL
    let log: URL
    /// Read end of a pipe that ends when `veogen up` does, however it is killed: the services stop with it.
    let lifeline: FileDescriptor

    /// Keeps the process running until the task is cancelled, then stops it.
    ///
    /// - Throws: `StackFailure` when the process reports that its configuration is wrong.
    func keepRunning() async throws {
        var delay = Self.restartDelayMin
        while !Task.isCancelled {
            let started = ContinuousClock.now
            let earlier = (try? FileHandle(forReadingFrom: log).seekToEnd()) ?? 0
            let status = try await runOnce()
            try? FileManager.default.removeItem(at: pidFile)
            if Task.isCancelled { return }
            if status == .exited(Self.configurationError) {
                throw StackFailure("\(name) can't start:\n\(logTail(from: earlier))")
            }
            Console.note("\(name) has stopped (\(status)) and is started again; its log is \(log.path)")
            if started.duration(to: .now) > Self.healthyLife { delay = Self.restartDelayMin }
            do { try await Task.sleep(for: delay) } catch { return }
            delay = min(delay * 2, Self.restartDelayMax)
        }
    }

    private func runOnce() async throws -> TerminationStatus {
        let output = try FileDescriptor.open(
            FilePath(log.path), .writeOnly, options: [.create, .append, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead])
        var options = PlatformOptions()
        // A group of its own: Ctrl-C reaches `veogen up` alone, which then stops everything in order.
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.stopGrace)]
        let result = try await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments), environment: .inherit.updating(environment),
            platformOptions: options,
            input: .fileDescriptor(lifeline, closeAfterSpawningProcess: false),
            output: .fileDescriptor(output, closeAfterSpawningProcess: true),
            error: .combinedWithOutput
        ) { execution in
            try Data("\(execution.processIdentifier.value)\n".utf8).write(to: pidFile, options: .atomic)
        }
        return result.terminationStatus
    }

    /// The end of what was logged behind `offset`, for an error message.
    private func logTail(from offset: UInt64) -> String {
        guard let data = try? Data(contentsOf: log) else { return "(no log at \(log.path))" }
        return String(decoding: data.dropFirst(Int(clamping: offset)).suffix(2000), as: UTF8.self)
    }
}
