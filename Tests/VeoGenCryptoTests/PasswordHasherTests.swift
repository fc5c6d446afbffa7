import Testing
import VeoGenCrypto

@Suite("Password hasher")
struct PasswordHasherTests {
    private let hasher = PasswordHasher(cost: ScryptCost(log2N: 4, blockSize: 8, parallelism: 1))

    @Test("A hashed password is recognised, another is not")
    func verifies() async throws {
        let hash = try await hasher.hash("correct horse battery stäple 🔋")
        #expect(try await hasher.verify("correct horse battery stäple 🔋", against: hash))
        #expect(try await !hasher.verify("correct horse battery staple", against: hash))
        try await hasher.verifyAgainstNothing("anything")
    }

    @Test("No byte of a long password is ignored")
    func noTruncation() async throws {
        let long = String(repeating: "x", count: PasswordHasher.passwordBytesMax)
        let hash = try await hasher.hash(long)
        #expect(try await hasher.verify(long, against: hash))
        #expect(try await !hasher.verify(String(long.dropLast()), against: hash))
        let withNul = try await hasher.hash("abc\u{0}def")
        #expect(try await !hasher.verify("abc", against: withNul))
    }

    @Test("A password beyond the cap is refused everywhere before any work")
    func tooLong() async throws {
        let long = String(repeating: "x", count: PasswordHasher.passwordBytesMax + 1)
        let hash = try await hasher.hash("short")
        await #expect(throws: PasswordHasherError.passwordTooLong) { try await hasher.hash(long) }
        await #expect(throws: PasswordHasherError.passwordTooLong) { try await hasher.verify(long, against: hash) }
        await #expect(throws: PasswordHasherError.passwordTooLong) { try await hasher.verifyAgainstNothing(long) }
    }

    @Test("The recommended cost makes a hash that needs no renewal")
    func recommended() async throws {
        let hash = try await PasswordHasher().hash("lighthouse")
        #expect(!hash.needsRehash())
    }

    @Test("A stored cost that needs too much memory fails, and the hasher lives on")
    func memoryBomb() async throws {
        let salt = Base64.standard.encode([UInt8](repeating: 1, count: 16))
        let key = Base64.standard.encode([UInt8](repeating: 2, count: 32))
        let hash = try PasswordHash(phc: "$scrypt$ln=17,r=16,p=8$\(salt)$\(key)")
        await #expect(throws: PasswordHasherError.failed(.costRefused)) { try await hasher.verify("x", against: hash) }
        try await hasher.verifyAgainstNothing("x")
    }

    @Test("A hasher without a queue answers busy while its thread works")
    func busy() async throws {
        let narrow = PasswordHasher(runningMax: 1, queuedMax: 0)
        let first = Task.immediate { try await narrow.hash("first") }
        await #expect(throws: PasswordHasherError.busy) { try await narrow.hash("second") }
        _ = try await first.value
    }
}
