import CLibCrypto

/// SHA-256 (FIPS 180-4) over bytes that arrive piece by piece.
///
/// Safe to send between threads: it is the only owner of its context, cannot be copied, and every use of the context
/// needs exclusive access to the value.
public struct SHA256: ~Copyable, @unchecked Sendable {
    private let context: OpaquePointer

    /// Starts a digest.
    ///
    /// - Throws: `CryptoError.libraryFailure` when libcrypto has no memory or no SHA-256.
    public init() throws(CryptoError) {
        guard let context = EVP_MD_CTX_new() else { throw .last("EVP_MD_CTX_new") }
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            EVP_MD_CTX_free(context)
            throw .last("EVP_DigestInit_ex")
        }
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
    }

    /// Adds `bytes` to what is digested.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) throws(CryptoError) {
        guard EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1 else { throw .last("EVP_DigestUpdate") }
    }

    /// Adds `bytes` to what is digested.
    public mutating func update(_ bytes: [UInt8]) throws(CryptoError) {
        guard EVP_DigestUpdate(context, bytes, bytes.count) == 1 else { throw .last("EVP_DigestUpdate") }
    }

    /// Ends the digest.
    public consuming func finalize() throws(CryptoError) -> SHA256Digest {
        var bytes = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        guard EVP_DigestFinal_ex(context, &bytes, nil) == 1 else { throw .last("EVP_DigestFinal_ex") }
        return SHA256Digest(bytes: bytes)
    }

    /// The digest of `bytes`, at once.
    public static func digest(_ bytes: [UInt8]) throws(CryptoError) -> SHA256Digest {
        var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
        guard EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1 else { throw .last("EVP_Digest") }
        return SHA256Digest(bytes: digest)
    }

    /// The digest of a text's UTF-8 bytes, at once.
    public static func digest(_ text: some StringProtocol) throws(CryptoError) -> SHA256Digest {
        try digest(Array(text.utf8))
    }
}
