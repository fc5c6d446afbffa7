import Testing
import VeoGenCrypto

@testable import AuthService

@Suite("Refresh tokens")
struct RefreshTokenTests {
    @Test("A successor follows from token and seed, and from neither alone")
    func successors() throws {
        let (token, other) = (try RefreshToken.random(using: .secure), try RefreshToken.random(using: .secure))
        let (seed, otherSeed) = (try RefreshToken.seed(using: .secure), try RefreshToken.seed(using: .secure))
        let successor = try token.successor(seed: seed)
        #expect(try token.successor(seed: seed).text == successor.text)
        #expect(try token.successor(seed: otherSeed).text != successor.text)
        #expect(try other.successor(seed: seed).text != successor.text)
        #expect(successor.text != token.text)
    }

    @Test("A token has 256 bits, a prefix that tells what it is, and is stored as 32 bytes that don't hold it")
    func form() throws {
        let token = try RefreshToken.random(using: .secure)
        #expect(token.text.hasPrefix("vgr_"))
        #expect(token.text.utf8.count == 4 + 43)
        #expect(try token.hash().count == 32)
        #expect(try token.hash() != RefreshToken(text: token.text + " ").hash())
    }
}
