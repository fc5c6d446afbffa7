import Postgres
import Synchronization

/// Bounds the attempts under way to one webhook, so that a receiver that is slow does not take all the room of others.
final class ReceiverSlots: Sendable {
    private let perReceiverMax: Int
    private let taken = Mutex<[PostgresUUID: Int]>([:])

    init(perReceiverMax: Int) {
        self.perReceiverMax = perReceiverMax
    }

    /// Takes a slot; false when the receiver has none left.
    func take(_ webhook: PostgresUUID) -> Bool {
        taken.withLock { taken in
            guard taken[webhook, default: 0] < perReceiverMax else { return false }
            taken[webhook, default: 0] += 1
            return true
        }
    }

    func giveBack(_ webhook: PostgresUUID) {
        taken.withLock { taken in
            guard let count = taken[webhook] else { return }
            taken[webhook] = count > 1 ? count - 1 : nil
        }
    }
}
