import CLibCrypto

/// An Ed25519 public key (RFC 8032), named by its thumbprint.
public struct VerifyingKey: Sendable {
    /// A raw public key's size, in bytes.
    public static let byteCount = 32
    /// A signature's size, in bytes.
    public static let signatureByteCount = 64

    /// The key, 32 bytes.
    public let rawBytes: [UInt8]
    /// The RFC 7638 thumbprint, as a JWS header's `kid`: a name that cannot be claimed for another key.
    public let keyID: String

    private let handle: KeyHandle

    /// Takes a raw public key.
    ///
    /// - Throws: `CryptoError.malformedKey` for another number of bytes.
    public init(rawBytes: [UInt8]) throws(CryptoError) {
        guard rawBytes.count == Self.byteCount else { throw .malformedKey }
        guard let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, rawBytes, rawBytes.count) else {
            throw .last("EVP_PKEY_new_raw_public_key")
        }
        self.rawBytes = rawBytes
        self.handle = KeyHandle(owning: key)
        // RFC 7638 section 3: the required members, sorted, without whitespace (RFC 8037 appendix A.3).
        let canonical = #"{"crv":"Ed25519","kty":"OKP","x":"\#(Base64.url.encode(rawBytes))"}"#
        self.keyID = Base64.url.encode(try SHA256.digest(canonical).bytes)
    }

    /// Whether `signature` is this key's signature of `message`. A signature of a wrong size is just not valid.
    ///
    /// - Throws: `CryptoError.libraryFailure` when libcrypto could not find out.
    public func isValid(_ signature: [UInt8], for message: [UInt8]) throws(CryptoError) -> Bool {
        guard signature.count == Self.signatureByteCount else { return false }
        guard let context = EVP_MD_CTX_new() else { throw .last("EVP_MD_CTX_new") }
        defer { EVP_MD_CTX_free(context) }
        return try handle.withPointer { key throws(CryptoError) in
            guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { throw .last("EVP_DigestVerifyInit") }
            let isValid = EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
            // A rejected signature leaves an entry in this thread's error queue.
            if !isValid { ERR_clear_error() }
            return isValid
        }
    }
}
