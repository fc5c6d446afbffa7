import Testing
import VeoGenCrypto

@Suite("Ed25519 keys")
struct SigningKeyTests {
    struct Vector: Sendable {
        let seed: [UInt8]
        let publicKey: [UInt8]
        let message: [UInt8]
        let signature: [UInt8]
    }

    static let vectors = [
        Vector(
            seed: hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
            publicKey: hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), message: [],
            signature: hex(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                    + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")),
        Vector(
            seed: hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
            publicKey: hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), message: [0x72],
            signature: hex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")),
        Vector(
            seed: hex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
            publicKey: hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"), message: [0xAF, 0x82],
            signature: hex(
                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                    + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")),
    ]

    @Test("RFC 8032 vectors have their keys and signatures", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let key = try SigningKey(seed: vector.seed)
        #expect(key.verifyingKey.rawBytes == vector.publicKey)
        #expect(try key.sign(vector.message) == vector.signature)
        #expect(try VerifyingKey(rawBytes: vector.publicKey).isValid(vector.signature, for: vector.message))
    }

    @Test("The RFC 8037 key has its thumbprint and its published form, and verifies the RFC's JWS")
    func publishedForm() throws {
        let seed = try Base64.url.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        let key = try SigningKey(seed: seed).verifyingKey
        let published = JSONWebKey(
            keyType: "OKP", curve: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            keyID: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
        #expect(JSONWebKey(key) == published)

        let signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
        let signature = try Base64.url.decode(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
        #expect(try VerifyingKey(published).isValid(signature, for: Array(signed.utf8)))
    }

    @Test("A signature of another message, another key, another length or with any changed bit is not valid")
    func forgeries() throws {
        let key = try SigningKey.generate()
        let message = Array("message".utf8)
        let signature = try key.sign(message)
        #expect(try !key.verifyingKey.isValid(signature, for: message + [0]))
        #expect(try !SigningKey.generate().verifyingKey.isValid(signature, for: message))
        #expect(try !key.verifyingKey.isValid([], for: message))
        #expect(try !key.verifyingKey.isValid(signature + [0], for: message))
        #expect(try !key.verifyingKey.isValid([UInt8](repeating: 0, count: 64), for: message))
        for bit in 0..<512 {
            var changed = signature
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(try !key.verifyingKey.isValid(changed, for: message))
        }
    }

    @Test("A key survives PEM and DER")
    func roundTrip() throws {
        let key = try SigningKey.generate()
        let pem = try key.pem()
        #expect(pem.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        for copy in [try SigningKey(pem: pem), try SigningKey(pkcs8: key.pkcs8())] {
            #expect(copy.verifyingKey.keyID == key.verifyingKey.keyID)
            #expect(try copy.sign([1, 2, 3]) == key.sign([1, 2, 3]))
        }
        #expect(try key.pkcs8().count == 48)
    }

    @Test("Malformed key files are refused")
    func malformedFiles() throws {
        let pem = try SigningKey.generate().pem()
        let der = try SigningKey.generate().pkcs8()
        let encrypted = """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MIGjMF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBB0
            -----END ENCRYPTED PRIVATE KEY-----
            """
        for text in ["", "hello", String(pem.dropLast(40)), encrypted, String(repeating: "A", count: 1 << 20)] {
            #expect(throws: CryptoError.malformedKey) { try SigningKey(pem: text) }
        }
        for bytes in [[], [0x30], Array(der.dropLast()), der + [0], [UInt8](repeating: 0xFF, count: 48)] {
            #expect(throws: CryptoError.malformedKey) { try SigningKey(pkcs8: bytes) }
        }
        #expect(throws: CryptoError.malformedKey) { try SigningKey(seed: [1]) }
    }

    @Test("A key of another kind is refused")
    func otherKind() throws {
        // The X25519 key of RFC 8410's format: same shape, object identifier 1.3.101.110 instead of .112.
        var der = try SigningKey.generate().pkcs8()
        let index = try #require(der.firstIndex(of: 0x70))
        der[index] = 0x6E
        #expect(throws: CryptoError.malformedKey) { try SigningKey(pkcs8: der) }
    }

    @Test("Published keys of another type, curve, length or name are refused")
    func malformedPublished() throws {
        let good = JSONWebKey(try SigningKey.generate().verifyingKey)
        let other = JSONWebKey(try SigningKey.generate().verifyingKey)
        let bad = [
            JSONWebKey(keyType: "RSA", curve: good.curve, x: good.x, keyID: good.keyID),
            JSONWebKey(keyType: good.keyType, curve: "X25519", x: good.x, keyID: good.keyID),
            JSONWebKey(keyType: good.keyType, curve: good.curve, x: good.x + "=", keyID: good.keyID),
            JSONWebKey(keyType: good.keyType, curve: good.curve, x: "", keyID: good.keyID),
            JSONWebKey(keyType: good.keyType, curve: good.curve, x: good.x, keyID: other.keyID),
            JSONWebKey(keyType: good.keyType, curve: good.curve, x: good.x, keyID: "../../etc/passwd"),
        ]
        for key in bad { #expect(throws: CryptoError.malformedKey) { try VerifyingKey(key) } }
        #expect(try VerifyingKey(good).keyID == good.keyID)
    }
}
