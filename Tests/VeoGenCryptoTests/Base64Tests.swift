import Testing
import VeoGenCrypto

@Suite("Base64")
struct Base64Tests {
    @Test(
        "RFC 4648 examples go both ways without padding",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func examples(plain: String, encoded: String) throws {
        #expect(Base64.url.encode(plain.utf8) == encoded)
        #expect(try Base64.url.decode(encoded) == Array(plain.utf8))
    }

    @Test("All lengths and byte values survive the round trip")
    func roundTrip() throws {
        let bytes = (0...255).map { UInt8($0) }
        for count in 0...bytes.count {
            let piece = Array(bytes.suffix(count))
            #expect(try Base64.url.decode(Base64.url.encode(piece)) == piece)
            #expect(try Base64.standard.decode(Base64.standard.encode(piece)) == piece)
        }
    }

    @Test(
        "Anything but the one spelling is refused",
        arguments: ["Zg==", "Zh", "Zm9", "Z", "Zm9vY", "Zm 8", "Zm8\n", "+/+/", "Zm9v.", "Zm\u{0}v", "Zmö"])
    func malformed(text: String) {
        #expect(throws: CryptoError.malformedEncoding) { try Base64.url.decode(text) }
    }

    @Test("The two alphabets do not accept each other")
    func alphabets() throws {
        #expect(Base64.url.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64.standard.encode([0xFB, 0xFF]) == "+/8")
        #expect(throws: CryptoError.malformedEncoding) { try Base64.standard.decode("-_8") }
    }
}
