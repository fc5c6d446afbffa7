import CLibCrypto

/// The scrypt key derivation (RFC 7914) by libcrypto.
public enum Scrypt {
    /// The most memory one derivation may take. The recommended cost needs 32 MiB and a little; libcrypto's own default
    /// of 32 MiB refuses it.
    public static let memoryBytesMax = 40 * 1024 * 1024
    /// The longest key that may be derived, far beyond any use here.
    public static let derivedBytesMax = 128

    /// Derives `byteCount` bytes. Blocks its thread for as long as the cost demands: call it through `PasswordHasher`.
    ///
    /// - Throws: `CryptoError.costRefused` for figures that are out of range or need more than `memoryBytesMax`.
    public static func derive(
        password: [UInt8], salt: [UInt8], cost: ScryptCost, byteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        // With these bounds no product below can overflow.
        guard (1...24).contains(cost.log2N), (1...64).contains(cost.blockSize), (1...64).contains(cost.parallelism),
            (1...derivedBytesMax).contains(byteCount)
        else { throw .costRefused }
        let memoryBytes = 128 * cost.blockSize * (1 << cost.log2N + cost.parallelism + 2)
        guard memoryBytes <= memoryBytesMax else { throw .costRefused }

        var key = [UInt8](repeating: 0, count: byteCount)
        // A null password would mean "only check the cost" to libcrypto, so an empty one still gets an address.
        let secret = password + [0]
        let isDone = secret.withUnsafeBufferPointer { secret in
            EVP_PBE_scrypt(
                UnsafeRawPointer(secret.baseAddress)?.assumingMemoryBound(to: CChar.self), password.count, salt,
                salt.count, 1 << UInt64(cost.log2N), UInt64(cost.blockSize), UInt64(cost.parallelism),
                UInt64(memoryBytesMax), &key, byteCount)
        }
        guard isDone == 1 else { throw .last("EVP_PBE_scrypt") }
        return key
    }
}
