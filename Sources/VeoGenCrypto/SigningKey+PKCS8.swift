import CLibCrypto

extension SigningKey {
    /// The longest key file that is looked at, in bytes; an Ed25519 key takes 119 as PEM.
    public static let fileBytesMax = 4096

    /// The key as a PKCS #8 PEM block, unencrypted: keep it where only its owner can read.
    public func pem() throws(CryptoError) -> String {
        let bytes = try export("PEM_write_bio_PKCS8PrivateKey") { memory, key in
            PEM_write_bio_PKCS8PrivateKey(memory, key, nil, nil, 0, nil, nil)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key as PKCS #8 DER (RFC 8410), unencrypted.
    public func pkcs8() throws(CryptoError) -> [UInt8] {
        try export("i2d_PKCS8PrivateKey_bio") { memory, key in
            i2d_PKCS8PrivateKey_bio(memory, key, nil, nil, 0, nil, nil)
        }
    }

    /// Reads one unencrypted PEM block.
    ///
    /// - Throws: `CryptoError.malformedKey` for anything else than an Ed25519 private key.
    public init(pem text: String) throws(CryptoError) {
        try self.init(reading: Array(text.utf8)) { memory in
            // Without a callback of ours libcrypto would ask the terminal for the passphrase of an encrypted key.
            PEM_read_bio_PrivateKey(memory, nil, { _, _, _, _ in -1 }, nil)
        }
    }

    /// Reads PKCS #8 DER. Throws as `init(pem:)` does, also for bytes after the key.
    public init(pkcs8 bytes: [UInt8]) throws(CryptoError) {
        try self.init(reading: bytes) { memory in
            guard let key = d2i_PrivateKey_bio(memory, nil) else { return nil }
            guard BIO_ctrl_pending(memory) == 0 else {
                EVP_PKEY_free(key)
                return nil
            }
            return key
        }
    }

    private init(
        reading bytes: [UInt8], with parse: (OpaquePointer) -> OpaquePointer?
    ) throws(CryptoError) {
        guard bytes.count <= Self.fileBytesMax else { throw .malformedKey }
        // libcrypto reads the bytes in place, so they must not move while it does.
        let key = bytes.withUnsafeBytes { bytes -> OpaquePointer? in
            guard let memory = BIO_new_mem_buf(bytes.baseAddress, Int32(truncatingIfNeeded: bytes.count)) else {
                return nil
            }
            defer { BIO_free(memory) }
            return parse(memory)
        }
        guard let key else {
            ERR_clear_error()
            throw .malformedKey
        }
        try self.init(handle: KeyHandle(owning: key))
    }

    private func export(
        _ operation: String, with write: (OpaquePointer, OpaquePointer) -> Int32
    ) throws(CryptoError) -> [UInt8] {
        guard let memory = BIO_new(BIO_s_secmem()) else { throw .last("BIO_new") }
        defer { BIO_free(memory) }
        return try handle.withPointer { key throws(CryptoError) in
            guard write(memory, key) == 1 else { throw .last(operation) }
            var bytes = [UInt8](repeating: 0, count: Self.fileBytesMax)
            let count = BIO_read(memory, &bytes, Int32(truncatingIfNeeded: bytes.count))
            guard count > 0 else { throw .last("BIO_read") }
            return Array(bytes.prefix(Int(count)))
        }
    }
}
