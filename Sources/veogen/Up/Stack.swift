import Foundation
import Subprocess
import SystemPackage
import UnixSignals

/// The processes of one VeoGen on this machine.
struct Stack: Sendable {
    /// A first start creates a database cluster, which takes seconds on a slow disk.
    private static let readyTimeout: Duration = .seconds(90)

    let layout: StackLayout
    let address: HTTPAddress

    /// Brings everything up, runs `whenReady`, and takes everything down again.
    ///
    /// With nil from `whenReady` the stack stays up until SIGINT, SIGTERM or SIGHUP, otherwise it ends with that exit
    /// status.
    /// - Throws: `StackFailure` when it can't be brought or kept up.
    func run(whenReady: @escaping @Sendable () async throws -> Int32?) async throws -> StackOutcome {
        let lock = try StackLock(layout.run)
        defer { lock.release() }
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        return try await withThrowingTaskGroup(of: StackOutcome?.self) { group in
            group.addTask {
                for await _ in signals { return .interrupted }
                return nil
            }
            group.addTask {
                try await StackDatabase(layout: layout).run { url in
                    try await runServices(database: url, whenReady)
                }
            }
            // The first task that ends decides, and the others are cancelled: that is what stops the processes.
            var outcome: StackOutcome?
            while outcome == nil, let ended = try await group.next() {
                outcome = ended
                if ended != nil { group.cancelAll() }
            }
            return outcome ?? .interrupted
        }
    }

    private func runServices(
        database: String, _ whenReady: @escaping @Sendable () async throws -> Int32?
    ) async throws -> StackOutcome? {
        let lifeline = try FileDescriptor.pipe()
        defer {
            try? lifeline.writeEnd.close()
            try? lifeline.readEnd.close()
        }
        let processes = try StackProcesses(layout: layout, address: address, database: database).all(
            lifeline: lifeline.readEnd)
        return try await withThrowingTaskGroup(of: StackOutcome?.self) { group in
            for process in processes {
                group.addTask {
                    try await process.keepRunning()
                    return nil
                }
            }
            group.addTask {
                try await Readiness(url: address.url, timeout: Self.readyTimeout, logs: layout.logs).wait()
                return try await whenReady().map { .finished(status: $0) }
            }
            defer { group.cancelAll() }
            for try await outcome in group {
                if let outcome { return outcome }
            }
            return nil
        }
    }
}
