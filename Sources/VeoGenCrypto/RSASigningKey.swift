import CLibCrypto

/// An RSA private key that signs as RS256 does (RFC 7518 section 3.3), for services that take nothing newer. It never
/// prints itself.
public struct RSASigningKey: Sendable {
    /// The longest key that is read, in bytes of PEM; 4096 bits take about 3300.
    public static let pemBytesMax = 16 << 10
    /// The shortest modulus that RFC 7518 allows, in bits.
    public static let bitsMin: Int32 = 2048

    private let handle: KeyHandle

    /// Reads one unencrypted PEM block, PKCS #8 or PKCS #1.
    ///
    /// - Throws: `CryptoError.malformedKey` for anything else than an RSA private key of at least ``bitsMin`` bits.
    public init(pem text: String) throws(CryptoError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.pemBytesMax else { throw .malformedKey }
        // libcrypto reads the bytes in place, so they must not move while it does.
        let key = bytes.withUnsafeBytes { bytes -> OpaquePointer? in
            guard let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(truncatingIfNeeded: bytes.count)) else {
                return nil
            }
            defer { BIO_free(memory) }
            // Without a callback of ours libcrypto would ask the terminal for the passphrase of an encrypted key.
            return PEM_read_bio_PrivateKey(memory, nil, { _, _, _, _ in -1 }, nil)
        }
        guard let key else {
            ERR_clear_error()
            throw .malformedKey
        }
        handle = KeyHandle(owning: key)
        let isFit = try handle.withPointer { key throws(CryptoError) in
            EVP_PKEY_get_id(key) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key) >= Self.bitsMin
        }
        guard isFit else { throw .malformedKey }
    }

    /// Signs `message` with RSASSA-PKCS1-v1_5 and SHA-256 (RFC 8017 section 8.2): the same bytes for the same message.
    public func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .last("EVP_MD_CTX_new") }
        defer { EVP_MD_CTX_free(context) }
        return try handle.withPointer { key throws(CryptoError) in
            var signature = [UInt8](repeating: 0, count: max(Int(EVP_PKEY_get_size(key)), 1))
            var count = signature.count
            guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
                EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count <= signature.count
            else { throw .last("EVP_DigestSign") }
            return Array(signature.prefix(count))
        }
    }
}
