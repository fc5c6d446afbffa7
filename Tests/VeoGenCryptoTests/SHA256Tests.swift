import Testing
import VeoGenCrypto

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "FIPS 180-4 examples have their digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func examples(text: String, digest: String) throws {
        #expect(try SHA256.digest(text).hex == digest)
    }

    @Test("A million letters in pieces have the digest of the whole")
    func incremental() throws {
        var hash = try SHA256()
        let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 999)
        for _ in 0..<1001 { try hash.update(piece) }
        try hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1))
        try hash.update([])
        let digest = try hash.finalize()
        #expect(digest.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("Bytes in a buffer count like bytes in an array")
    func buffers() throws {
        var hash = try SHA256()
        try [UInt8]("abc".utf8).withUnsafeBytes { try hash.update($0) }
        try hash.update(UnsafeRawBufferPointer(start: nil, count: 0))
        let digest = try hash.finalize()
        #expect(try digest == SHA256.digest("abc"))
    }
}
