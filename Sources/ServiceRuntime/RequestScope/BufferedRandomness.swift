import Glibc
import Synchronization

/// The system's randomness, fetched in blocks: a request needs five numbers, and a system call for each would cost
/// more than all the rest of its scope.
struct BufferedRandomness: RandomNumberGenerator {
    /// Numbers of a block: getentropy(3) gives at most 256 bytes.
    private static let blockCount = 32

    private struct Block {
        var numbers = [UInt64](repeating: 0, count: BufferedRandomness.blockCount)
        var usedCount = BufferedRandomness.blockCount
    }

    private static let block = Mutex(Block())

    mutating func next() -> UInt64 {
        Self.block.withLock { block in
            if block.usedCount == block.numbers.count {
                guard Self.fill(&block.numbers) else {
                    var generator = SystemRandomNumberGenerator()
                    return generator.next()
                }
                block.usedCount = 0
            }
            block.usedCount += 1
            return block.numbers[block.usedCount - 1]
        }
    }

    private static func fill(_ numbers: inout [UInt64]) -> Bool {
        numbers.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            return getentropy(base, bytes.count) == 0
        }
    }
}
