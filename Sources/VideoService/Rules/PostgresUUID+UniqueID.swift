import Glibc
import Postgres
import VeoGenCrypto

extension PostgresUUID {
    /// The same identifier as tokens have it.
    init(_ id: UniqueID) {
        self.init(high: id.high, low: id.low)
    }

    /// A new identifier that sorts by time (RFC 9562, version 7), so that new rows are near each other in indexes.
    static func timeOrdered() -> PostgresUUID {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = UInt64(clamping: now.tv_sec) &* 1000 &+ UInt64(clamping: now.tv_nsec / 1_000_000)
        let random = PostgresUUID.random()
        return PostgresUUID(high: milliseconds << 16 | 0x7000 | random.high & 0x0FFF, low: random.low)
    }
}
