/// What one scrypt derivation costs (RFC 7914): memory 128 · 2^ln · r bytes, time proportional to that times p.
public struct ScryptCost: Hashable, Sendable {
    /// OWASP's second recommendation, the strength of N = 2^17, p = 1 at a quarter of its memory: 32 MiB, about 0.2 s.
    public static let recommended = ScryptCost(log2N: 15, blockSize: 8, parallelism: 3)

    /// The base-2 logarithm of the CPU and memory cost N; `ln` in a PHC string.
    public let log2N: Int
    /// The block size factor r.
    public let blockSize: Int
    /// The parallelization p. libcrypto runs the lanes one after the other.
    public let parallelism: Int

    /// Keeps the figures as they are: whoever spends them checks them.
    public init(log2N: Int, blockSize: Int, parallelism: Int) {
        self.log2N = log2N
        self.blockSize = blockSize
        self.parallelism = parallelism
    }
}
