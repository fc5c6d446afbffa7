import Identity
import Postgres
import VeoGenCrypto

extension UniqueID {
    /// The same identifier as PostgreSQL's values have it.
    init(_ id: PostgresUUID) throws(CryptoError) {
        let bytes = [id.high, id.low].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
        }
        guard let identifier = UniqueID(bytes: bytes) else { throw .malformedEncoding }
        self = identifier
    }
}

extension PostgresUUID {
    /// The same identifier as tokens have it.
    init(_ id: UniqueID) {
        let words = id.bytes
        self.init(
            high: words.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: words.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}

extension UnixTime {
    /// The second that holds a moment in microseconds since 1970.
    init(microseconds: Int64) {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(seconds: rest < 0 ? seconds - 1 : seconds)
    }
}
