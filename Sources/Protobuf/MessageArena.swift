/// Memory for one message's C structs and text, given back all at once.
///
/// Allocation moves a cursor; a first block on the stack serves nearly every message without the heap. Not thread-safe:
/// an arena belongs to the one call that made it.
public struct MessageArena: ~Copyable {
    private static let alignment = 16
    private static let blockBytesMin = 16 * 1024

    private var cursor: UnsafeMutableRawPointer
    private var room: Int
    private var heapBlocks: [UnsafeMutableRawPointer] = []
    private var budget: Int

    init(firstBlock: UnsafeMutableRawBufferPointer, bytesMax: Int) {
        // Temporary allocations are never empty, so the fallback only satisfies the type.
        cursor = firstBlock.baseAddress ?? UnsafeMutableRawPointer(bitPattern: Self.alignment).unsafelyUnwrapped
        room = firstBlock.baseAddress == nil ? 0 : firstBlock.count
        budget = bytesMax
    }

    deinit {
        for block in heapBlocks { block.deallocate() }
    }

    /// Returns `byteCount` bytes aligned for any C type, or nil when the arena's budget is spent.
    mutating func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        guard byteCount >= 0, byteCount <= budget else { return nil }
        let rounded = (byteCount + Self.alignment - 1) & ~(Self.alignment - 1)
        if rounded > room { grow(toHold: rounded) }
        defer {
            cursor += rounded
            room -= rounded
            budget -= byteCount
        }
        return cursor
    }

    private mutating func grow(toHold byteCount: Int) {
        let size = max(byteCount, Self.blockBytesMin)
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.alignment)
        heapBlocks.append(block)
        cursor = block
        room = size
    }
}
