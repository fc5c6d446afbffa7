import Testing
import VeoGenCrypto

@Suite("HMAC-SHA-256")
struct HMACSHA256Tests {
    struct Vector: Sendable {
        let key: [UInt8]
        let message: [UInt8]
        let code: [UInt8]
    }

    static let vectors = [
        Vector(
            key: Array(repeating: 0x0B, count: 20), message: Array("Hi There".utf8),
            code: hex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")),
        Vector(
            key: Array(repeating: 0xAA, count: 20), message: Array(repeating: 0xDD, count: 50),
            code: hex("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")),
        Vector(
            key: Array(repeating: 0xAA, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: hex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")),
    ]

    @Test("RFC 4231 vectors have their codes", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let hmac = try HMACSHA256(key: vector.key)
        #expect(try hmac.authenticationCode(for: vector.message) == vector.code)
        #expect(try hmac.isValid(vector.code, for: vector.message))
    }

    @Test("A changed, cut, extended or empty code is not valid")
    func forgeries() throws {
        let vector = Self.vectors[1]
        let hmac = try HMACSHA256(key: vector.key)
        var changed = vector.code
        changed[31] ^= 1
        for forgery in [changed, vector.code.dropLast(), vector.code + [0], []] {
            #expect(try !hmac.isValid(Array(forgery), for: vector.message))
        }
        #expect(try !hmac.isValid(vector.code, for: vector.message + [0]))
    }

    @Test("An empty key is refused")
    func emptyKey() {
        #expect(throws: CryptoError.malformedKey) { try HMACSHA256(key: []) }
    }

    @Test("Secrets are equal only when every byte is")
    func constantTime() {
        #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
        #expect(constantTimeEqual([], []))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
        #expect(!constantTimeEqual([1, 2, 3], [1, 2]))
    }
}
