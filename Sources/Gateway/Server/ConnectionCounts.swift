import NIOCore
import Synchronization

/// How many connections each address has open, so that one client does not take all there are.
final class ConnectionCounts: Sendable {
    private let countMax: Int
    private let exemptsLoopback: Bool
    private let counts = Mutex<[IPAddress: Int]>([:])

    /// Allows `countMax` to each address; `exemptsLoopback` leaves programs of the same machine alone, and proxies.
    init(countMax: Int, exemptsLoopback: Bool) {
        self.countMax = countMax
        self.exemptsLoopback = exemptsLoopback
    }

    /// Counts a connection until it is closed; false when its address has too many.
    func admit(_ channel: any Channel) -> Bool {
        guard let address = IPAddress(channel.remoteAddress)?.subscriber, !(exemptsLoopback && address.isLoopback)
        else { return true }
        let isAdmitted = counts.withLock { counts in
            let count = counts[address] ?? 0
            guard count < countMax else { return false }
            counts[address] = count + 1
            return true
        }
        guard isAdmitted else { return false }
        channel.closeFuture.whenComplete { [self] _ in leave(address) }
        return true
    }

    private func leave(_ address: IPAddress) {
        counts.withLock { counts in
            let count = (counts[address] ?? 1) - 1
            counts[address] = count > 0 ? count : nil
        }
    }
}
