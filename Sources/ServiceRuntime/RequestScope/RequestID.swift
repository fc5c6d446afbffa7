/// The id that ties together everything all processes log about one request.
public struct RequestID: Sendable, Hashable, CustomStringConvertible {
    /// Characters of an id that is taken over from a caller: enough for every generator in use, short enough to log.
    public static let charactersMax = 128

    /// The id as it travels in `X-Request-Id`.
    public let description: String

    /// Takes over a caller's id when it is sane: 1 to 128 of `A-Z a-z 0-9 . _ -`. Anything else could break a log
    /// line, a header or a query, and gives nil.
    public init?(_ text: some StringProtocol) {
        guard (1...Self.charactersMax).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else {
            return nil
        }
        description = String(text)
    }

    private init(trusted: String) {
        description = trusted
    }

    /// A new id: 128 random bits as 32 lower-case hexadecimal digits.
    public static func make(using generator: inout some RandomNumberGenerator) -> RequestID {
        let high: UInt64 = generator.next()
        let low: UInt64 = generator.next()
        return RequestID(trusted: Hexadecimal.text(high, low))
    }

    /// A new id from the system's randomness.
    public static func make() -> RequestID {
        var generator = BufferedRandomness()
        return make(using: &generator)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}
