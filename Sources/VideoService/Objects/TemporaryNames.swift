import Glibc
import Synchronization

/// Names for files being written that no other process or writer uses.
final class TemporaryNames: Sendable {
    private let prefix = "\(FileObjectStore.temporaryPrefix)\(getpid())-\(UInt64.random(in: 0 ... .max))-"
    private let count = Atomic<UInt64>(0)

    /// A name that was not given before.
    func next() -> String {
        prefix + String(count.wrappingAdd(1, ordering: .relaxed).newValue)
    }
}
