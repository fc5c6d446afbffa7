/// Where a type takes its randomness from, so that a test can decide it.
public struct RandomSource: Sendable {
    /// The real thing: `SecureRandom`.
    public static let secure = RandomSource { count throws(CryptoError) in try SecureRandom.bytes(count) }

    private let generate: @Sendable (Int) throws(CryptoError) -> [UInt8]

    /// A source that answers every request for `count` bytes with what `generate` returns.
    public init(_ generate: @escaping @Sendable (_ count: Int) throws(CryptoError) -> [UInt8]) {
        self.generate = generate
    }

    /// `count` bytes.
    ///
    /// - Throws: what the source throws, and `CryptoError.libraryFailure` when it gave another number of bytes.
    public func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        let bytes = try generate(count)
        guard bytes.count == count else {
            throw .libraryFailure(operation: "RandomSource", reason: "\(bytes.count) bytes instead of \(count)")
        }
        return bytes
    }
}
