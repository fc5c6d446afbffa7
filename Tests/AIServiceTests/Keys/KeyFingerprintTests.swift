import Testing

@testable import AIService

@Suite("Fingerprints of keys")
struct KeyFingerprintTests {
    @Test("are the same for a key at all times, and tell keys and providers apart, without the key")
    func identity() throws {
        let key = "sk-0123456789abcdef"
        let fingerprint = try KeyFingerprint(of: key, provider: "p")
        // Handles of finished releases hold it: it must never come out otherwise.
        #expect(fingerprint.description == "864ea2ef")
        #expect(try KeyFingerprint(of: key + "0", provider: "p") != fingerprint)
        #expect(try KeyFingerprint(of: key, provider: "q") != fingerprint)
        #expect(KeyFingerprint(fingerprint.description) == fingerprint)
    }

    @Test(
        "are nothing else than eight digits",
        arguments: ["", "1234567", "123456789", "1234567g", "1234567A", "1234 678", "é234567"])
    func invalid(_ text: String) {
        #expect(KeyFingerprint(text) == nil)
    }
}
