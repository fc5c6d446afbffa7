import CLibCrypto

/// An Ed25519 private key (RFC 8032). Its text form exists only through `pem()` and `pkcs8()`: it never prints itself.
public struct SigningKey: Sendable {
    /// The private seed's size, in bytes.
    public static let seedByteCount = 32

    /// The public half.
    public let verifyingKey: VerifyingKey

    let handle: KeyHandle

    /// Makes a key from its 32-byte private seed.
    ///
    /// - Throws: `CryptoError.malformedKey` for another number of bytes.
    public init(seed: [UInt8]) throws(CryptoError) {
        guard seed.count == Self.seedByteCount else { throw .malformedKey }
        guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
            throw .last("EVP_PKEY_new_raw_private_key")
        }
        try self.init(handle: KeyHandle(owning: key))
    }

    init(handle: KeyHandle) throws(CryptoError) {
        guard handle.isEd25519 else { throw .malformedKey }
        self.handle = handle
        self.verifyingKey = try VerifyingKey(rawBytes: handle.rawPublicKey())
    }

    /// Makes a new key.
    public static func generate(using random: RandomSource = .secure) throws(CryptoError) -> SigningKey {
        try SigningKey(seed: random.bytes(seedByteCount))
    }

    /// Signs `message`: 64 bytes, the same for the same message.
    public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .last("EVP_MD_CTX_new") }
        defer { EVP_MD_CTX_free(context) }
        return try handle.withPointer { key throws(CryptoError) in
            var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureByteCount)
            var count = signature.count
            guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
                EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == signature.count
            else { throw .last("EVP_DigestSign") }
            return signature
        }
    }
}
