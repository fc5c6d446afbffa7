import Foundation
import Glibc

/// Keeps two stacks out of one data folder. The kernel lets go of it when the process ends, however it ends.
struct StackLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock in `folder`.
    ///
    /// - Throws: `StackFailure` when another stack has it.
    init(_ folder: URL) throws {
        descriptor = open(folder.appendingPathComponent("lock").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StackFailure("\(folder.path) is not writable: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StackFailure("another `veogen up` runs in \(folder.deletingLastPathComponent().path).")
        }
    }

    func release() {
        close(descriptor)
    }
}
