import Testing
import VeoGenCrypto

@Suite("Secure random")
struct SecureRandomTests {
    @Test("As many bytes as asked for, and not the same twice")
    func bytes() throws {
        let first = try SecureRandom.bytes(32)
        #expect(first.count == 32)
        #expect(try SecureRandom.bytes(32) != first)
    }

    @Test("No bytes for a count of 0 or less, and an error beyond what libcrypto takes", arguments: [0, -1, Int.min])
    func nothing(count: Int) throws {
        #expect(try SecureRandom.bytes(count).isEmpty)
        #expect(throws: CryptoError.costRefused) { try SecureRandom.bytes(Int.max) }
    }
}
