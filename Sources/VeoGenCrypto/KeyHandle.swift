import CLibCrypto

/// Owns one `EVP_PKEY`.
///
/// Safe to share: the key is never changed after `init`, and openssl-threads(7) allows concurrent use of an object that
/// nobody modifies; every signature and verification has a context of its own.
final class KeyHandle: @unchecked Sendable {
    /// Lives as long as the handle: use it under `withExtendedLifetime` or in a method of the handle.
    private let pointer: OpaquePointer

    /// Takes over one reference.
    init(owning pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    var isEd25519: Bool {
        EVP_PKEY_get_id(pointer) == EVP_PKEY_ED25519
    }

    /// Lends the key to `body`.
    func withPointer<Value>(_ body: (OpaquePointer) throws(CryptoError) -> Value) throws(CryptoError) -> Value {
        try body(pointer)
    }

    /// The raw public key, 32 bytes for Ed25519.
    func rawPublicKey() throws(CryptoError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: VerifyingKey.byteCount)
        var count = bytes.count
        guard EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1, count == bytes.count else {
            throw .last("EVP_PKEY_get_raw_public_key")
        }
        return bytes
    }
}
