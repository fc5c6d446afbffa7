/// What issuer and verifiers of access tokens agree on.
public struct TokenPolicy: Hashable, Sendable {
    /// The longest name of an issuer or audience, in bytes.
    public static let nameBytesMax = 256
    /// How much longer than its `exp` a token is taken, for clocks that differ, in seconds.
    public static let expirySkewSeconds: Int64 = 5
    /// How far in the future a token may say it was made, in seconds.
    public static let issuedAheadSecondsMax: Int64 = 60
    /// The default of `lifeSecondsMax`: a day.
    public static let defaultLifeSecondsMax: Int64 = 86_400

    /// The `iss` of every token.
    public let issuer: String
    /// The `aud` of every token.
    public let audience: String
    /// The longest life a token may have, in seconds. Longer-lived ones are refused, which is what allows a revocation
    /// to be forgotten after this time.
    public let lifeSecondsMax: Int64

    /// A policy; nil when a name is empty, too long, or holds anything but printable ASCII without `"` and `\`, which a
    /// token would have to escape, or when the life is not from 1 second to 366 days.
    public init?(issuer: String, audience: String, lifeSecondsMax: Int64 = defaultLifeSecondsMax) {
        let isLife = (1...366 * 86_400).contains(lifeSecondsMax)
        guard isLife, Self.isName(issuer), Self.isName(audience) else { return nil }
        self.issuer = issuer
        self.audience = audience
        self.lifeSecondsMax = lifeSecondsMax
    }

    private static func isName(_ text: String) -> Bool {
        (1...nameBytesMax).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
    }
}
