/// A stored password: scrypt with its cost and salt as a PHC string, `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`.
///
/// The string comes back from a database, so it is read as hostile: one spelling only, and never a cost that could stop
/// the process.
public struct PasswordHash: Equatable, Sendable {
    /// The longest string that is looked at, in bytes.
    public static let textBytesMax = 256
    static let log2NMax = 17
    static let blockSizeMax = 16
    static let parallelismMax = 8
    static let saltBytes = 8...64
    static let keyBytes = 16...64

    /// Figures for new hashes: 128 bits of salt, 256 bits of key.
    private static let newSaltByteCount = 16
    private static let newKeyByteCount = 32

    /// The cost that the hash was made with.
    public let cost: ScryptCost
    private let salt: [UInt8]
    private let key: [UInt8]

    private init(cost: ScryptCost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    /// Parses a PHC string.
    ///
    /// - Throws: `CryptoError.malformedHash` when it is not in canonical form, `.costRefused` when verifying it would
    ///   cost more than the caps allow.
    public init(phc text: String) throws(CryptoError) {
        guard text.utf8.count <= Self.textBytesMax else { throw .malformedHash }
        let fields = text.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        guard fields.count == 5, fields[0].isEmpty, fields[1].elementsEqual("scrypt".utf8) else {
            throw .malformedHash
        }
        let figures = fields[2].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard figures.count == 3 else { throw .malformedHash }
        cost = ScryptCost(
            log2N: try Self.figure("ln=", in: figures[0], max: Self.log2NMax),
            blockSize: try Self.figure("r=", in: figures[1], max: Self.blockSizeMax),
            parallelism: try Self.figure("p=", in: figures[2], max: Self.parallelismMax))
        do {
            salt = try Base64.standard.decode(fields[3])
            key = try Base64.standard.decode(fields[4])
        } catch {
            throw .malformedHash
        }
        guard Self.saltBytes.contains(salt.count), Self.keyBytes.contains(key.count) else { throw .malformedHash }
    }

    /// Hashes a new password under a fresh salt. Blocks for the whole cost.
    static func make(
        of password: [UInt8], cost: ScryptCost, random: RandomSource
    ) throws(CryptoError) -> PasswordHash {
        let salt = try random.bytes(newSaltByteCount)
        let key = try Scrypt.derive(password: password, salt: salt, cost: cost, byteCount: newKeyByteCount)
        return PasswordHash(cost: cost, salt: salt, key: key)
    }

    /// The hash of no password, at `cost`: verifying against it takes as long as against a real one, and fails.
    static func unmatchable(cost: ScryptCost) -> PasswordHash {
        // A derived key of 32 zero bytes is as likely as guessing a 256-bit key.
        PasswordHash(
            cost: cost, salt: [UInt8](repeating: 0, count: newSaltByteCount),
            key: [UInt8](repeating: 0, count: newKeyByteCount))
    }

    /// Whether this is the hash of `password`. Blocks for the whole cost; compares in constant time.
    func matches(_ password: [UInt8]) throws(CryptoError) -> Bool {
        let candidate = try Scrypt.derive(password: password, salt: salt, cost: cost, byteCount: key.count)
        return constantTimeEqual(candidate, key)
    }

    /// Whether the hash was made at another cost than new ones are, or with a shorter salt or key.
    public func needsRehash(at cost: ScryptCost = .recommended) -> Bool {
        self.cost != cost || salt.count < Self.newSaltByteCount || key.count < Self.newKeyByteCount
    }

    /// The PHC string to store.
    public var phc: String {
        "$scrypt$ln=\(cost.log2N),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(Base64.standard.encode(salt))$\(Base64.standard.encode(key))"
    }

    /// Reads `name` and a decimal from 1 to `max` without sign or leading zero.
    private static func figure(
        _ name: String, in field: Substring.UTF8View, max: Int
    ) throws(CryptoError) -> Int {
        let digits = field.dropFirst(name.utf8.count)
        guard field.starts(with: name.utf8), let first = digits.first, first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw .malformedHash }
        guard let value = Int(String(Substring(digits))), value <= max else { throw .costRefused }
        return value
    }
}
