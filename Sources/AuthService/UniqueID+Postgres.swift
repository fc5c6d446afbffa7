import Identity
import Postgres
import VeoGenCrypto

extension UniqueID {
    /// The same identifier as PostgreSQL's values have it.
    init(_ id: PostgresUUID) {
        self.init(high: id.high, low: id.low)
    }
}

extension PostgresUUID {
    /// The same identifier as tokens have it.
    init(_ id: UniqueID) {
        self.init(high: id.high, low: id.low)
    }
}

extension UnixTime {
    /// The second that holds a moment in microseconds since 1970.
    init(microseconds: Int64) {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(seconds: rest < 0 ? seconds - 1 : seconds)
    }
}
