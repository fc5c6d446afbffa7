import Testing
import VeoGenCrypto

@Suite("Unique identifiers")
struct UniqueIDTests {
    @Test("The text is parsed in either case and written in lower case")
    func text() throws {
        let id = try #require(UniqueID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(id.high == 0x017f_22e2_79b0_7cc3 && id.low == 0x98c4_dc0c_0c07_398f)
        #expect(UniqueID(high: id.high, low: id.low) == id)
    }

    @Test(
        "What is not the 8-4-4-4-12 form is no identifier",
        arguments: [
            "", "017f22e279b07cc398c4dc0c0c07398f", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2079b0-7cc3-98c4-dc0c0c07398f",
            "-17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c0739８",
            "../../../../../etc/passwd\u{0}\u{0}00000000",
        ])
    func malformed(text: String) {
        #expect(UniqueID(text) == nil)
    }

    @Test("Random identifiers carry version 4 and the RFC's variant, whatever the randomness")
    func version4() throws {
        for byte in [UInt8.min, .max] {
            let id = try UniqueID.random(using: RandomSource { [UInt8](repeating: byte, count: $0) })
            #expect(id.high >> 12 & 0xF == 4)
            #expect(id.low >> 62 == 2)
        }
        #expect(try UniqueID.random() != UniqueID.random())
    }

    @Test("Time-ordered identifiers carry version 7 and sort by their milliseconds")
    func version7() throws {
        let source = RandomSource { [UInt8](repeating: 0xFF, count: $0) }
        let id = try UniqueID.timeOrdered(milliseconds: 0x017F_22E2_79B0, using: source)
        #expect(id.description == "017f22e2-79b0-7fff-bfff-ffffffffffff")
        let later = try UniqueID.timeOrdered(milliseconds: 0x017F_22E2_79B1)
        #expect(id.description < later.description)
    }

    @Test("A source that gives too few bytes is found out")
    func shortSource() {
        #expect(throws: CryptoError.self) { try UniqueID.random(using: RandomSource { _ in [1, 2, 3] }) }
    }
}
