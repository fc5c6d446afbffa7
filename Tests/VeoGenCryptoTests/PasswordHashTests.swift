import Testing

@testable import VeoGenCrypto

@Suite("Password hashes")
struct PasswordHashTests {
    static let cheap = ScryptCost(log2N: 4, blockSize: 8, parallelism: 1)
    static let salt = "AAECAwQFBgcICQoLDA0ODw"
    static let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"

    @Test("A hash survives the round trip through its PHC string and still knows its password")
    func roundTrip() throws {
        let hash = try PasswordHash.make(of: Array("lighthouse".utf8), cost: Self.cheap, random: .secure)
        #expect(hash.phc.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
        let stored = try PasswordHash(phc: hash.phc)
        #expect(stored == hash)
        #expect(try stored.matches(Array("lighthouse".utf8)))
        #expect(try !stored.matches(Array("lighthousf".utf8)))
        #expect(try !stored.matches([]))
    }

    @Test("A canonical string is written back as it was read")
    func canonical() throws {
        let text = "$scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.key)"
        #expect(try PasswordHash(phc: text).phc == text)
    }

    @Test("The same password twice gives two hashes")
    func salted() throws {
        let first = try PasswordHash.make(of: [1], cost: Self.cheap, random: .secure)
        let second = try PasswordHash.make(of: [1], cost: Self.cheap, random: .secure)
        #expect(first != second)
    }

    @Test(
        "Costs beyond the caps are refused before any work",
        arguments: [
            "ln=18,r=8,p=1", "ln=63,r=8,p=1", "ln=15,r=17,p=1", "ln=15,r=8,p=9", "ln=15,r=8,p=4294967296",
            "ln=99999999999999999999999,r=8,p=1", "ln=15,r=18446744073709551617,p=1",
        ])
    func bombs(figures: String) {
        #expect(throws: CryptoError.costRefused) {
            try PasswordHash(phc: "$scrypt$\(figures)$\(Self.salt)$\(Self.key)")
        }
    }

    @Test("A cost within the caps that needs too much memory is refused when it is to be spent")
    func memoryBomb() throws {
        let hash = try PasswordHash(phc: "$scrypt$ln=17,r=16,p=1$\(Self.salt)$\(Self.key)")
        #expect(throws: CryptoError.costRefused) { try hash.matches([1]) }
    }

    @Test(
        "Other spellings are refused",
        arguments: [
            "", "$", "$$$$", "$argon2id$ln=15,r=8,p=3$\(salt)$\(key)", "scrypt$ln=15,r=8,p=3$\(salt)$\(key)",
            "$scrypt$ln=15,r=8,p=3$\(salt)$\(key)$", "$scrypt$ln=15,r=8,p=3$\(salt)",
            "$scrypt$ln=015,r=8,p=3$\(salt)$\(key)",
            "$scrypt$ln=0,r=8,p=3$\(salt)$\(key)", "$scrypt$ln=+15,r=8,p=3$\(salt)$\(key)",
            "$scrypt$ln=-1,r=8,p=3$\(salt)$\(key)", "$scrypt$r=8,ln=15,p=3$\(salt)$\(key)",
            "$scrypt$ln=15,r=8,p=3,x=1$\(salt)$\(key)", "$scrypt$ln=15,r=8$\(salt)$\(key)",
            "$scrypt$ln=,r=8,p=3$\(salt)$\(key)", "$scrypt$ln=15,r=8,p=3$\(salt)==$\(key)",
            "$scrypt$ln=15,r=8,p=3$\(salt)$\(key.dropLast())9", "$scrypt$ln=15,r=8,p=3$$\(key)",
            "$scrypt$ln=15,r=8,p=3$\(salt)$", "$scrypt$ln=15,r=8,p=3$AAEC$\(key)", "$scrypt$ln=15,r=8,p=3$\(salt)$AAEC",

            "$scrypt$ln=15,r=8,p=3$\(String(repeating: "A", count: 400))$\(key)",
            "$scrypt$ln=15,r=8,p=3$\(salt)$\(key)\n",
        ])
    func malformed(text: String) {
        #expect(throws: CryptoError.malformedHash) { try PasswordHash(phc: text) }
    }

    @Test("A hash of another cost or with a short salt asks to be renewed")
    func needsRehash() throws {
        #expect(try !PasswordHash(phc: "$scrypt$ln=15,r=8,p=3$\(Self.salt)$\(Self.key)").needsRehash())
        #expect(try PasswordHash(phc: "$scrypt$ln=14,r=8,p=3$\(Self.salt)$\(Self.key)").needsRehash())
        #expect(try PasswordHash(phc: "$scrypt$ln=15,r=8,p=3$AAECAwQFBgc$\(Self.key)").needsRehash())
    }

    @Test("The hash of nobody costs what a new hash costs and matches nothing")
    func unmatchable() throws {
        let hash = PasswordHash.unmatchable(cost: Self.cheap)
        #expect(hash.cost == Self.cheap)
        #expect(try !hash.matches(Array("lighthouse".utf8)))
        #expect(try !hash.matches([]))
    }
}
