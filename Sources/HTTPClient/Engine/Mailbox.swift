import CLibCurl
import Synchronization

/// Carries commands to the client's thread and wakes it.
final class Mailbox: Sendable {
    enum Command: Sendable {
        case start(Exchange)
        case cancel(UInt64)
        /// There is room in the answer's buffer again, or something in the body's.
        case resume(UInt64)
        case stop
    }

    private struct State {
        var commands: [Command] = []
        var multi: MultiHandle?
    }

    private let state = Mutex(State())

    /// Lets the mailbox wake the thread that waits in this handle.
    func open(_ multi: MultiHandle) {
        state.withLock { $0.multi = multi }
    }

    /// False when the thread is gone.
    func post(_ command: Command) -> Bool {
        state.withLock { state in
            guard let multi = state.multi else { return false }
            state.commands.append(command)
            // Safe from any thread (curl_multi_wakeup(3)).
            curl_multi_wakeup(multi.pointer)
            return true
        }
    }

    func take() -> [Command] {
        state.withLock { state in
            defer { state.commands.removeAll(keepingCapacity: true) }
            return state.commands
        }
    }

    /// Refuses further commands and returns the last ones.
    func close() -> [Command] {
        state.withLock { state in
            state.multi = nil
            defer { state.commands = [] }
            return state.commands
        }
    }
}
