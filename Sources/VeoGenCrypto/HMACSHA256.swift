import CLibCrypto

/// HMAC-SHA-256 (RFC 2104) under one key, for values that come back to us through hands we do not trust.
public struct HMACSHA256: Sendable {
    /// An authentication code's size, in bytes.
    public static let byteCount = 32

    private let key: [UInt8]

    /// Keeps `key`, which may have any length up to `Int32.max`; 32 random bytes are right.
    ///
    /// - Throws: `CryptoError.malformedKey` for an empty or an absurdly long key.
    public init(key: [UInt8]) throws(CryptoError) {
        guard !key.isEmpty, key.count <= Int(Int32.max) else { throw .malformedKey }
        self.key = key
    }

    /// The code of `message`, `byteCount` bytes.
    public func authenticationCode(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: Self.byteCount)
        guard HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, nil) != nil else {
            throw .last("HMAC")
        }
        return code
    }

    /// Whether `code` is the whole code of `message`, found out in a time that does not depend on where they differ.
    public func isValid(_ code: [UInt8], for message: [UInt8]) throws(CryptoError) -> Bool {
        constantTimeEqual(code, try authenticationCode(for: message))
    }
}
