import CLibCrypto

/// libcrypto's random generator, seeded by the kernel.
public enum SecureRandom {
    /// `count` unpredictable bytes; none for a count of 0 or less.
    ///
    /// - Throws: `CryptoError.libraryFailure` when the generator cannot be seeded.
    public static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count > 0 else { return [] }
        guard let request = Int32(exactly: count) else { throw .costRefused }
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, request) == 1 else { throw .last("RAND_bytes") }
        return bytes
    }
}
