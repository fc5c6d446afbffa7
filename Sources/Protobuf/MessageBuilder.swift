import CProtobufC

/// Lays Swift values out as C structs for packing. Generated code is its only caller.
///
/// Everything it hands out lives until the enclosing `withBuilder` returns. Its memory is not capped: the values are
/// ours.
public struct MessageBuilder: ~Copyable {
    private static let stackBytes = 4096

    private var arena: MessageArena

    /// Runs `body` with a builder whose memory ends with the call.
    public static func withBuilder<Result>(
        _ body: (inout MessageBuilder) throws -> Result
    ) rethrows -> Result {
        try withUnsafeTemporaryAllocation(byteCount: stackBytes, alignment: 16) { block in
            var builder = MessageBuilder(arena: MessageArena(firstBlock: block, bytesMax: Int.max))
            return try body(&builder)
        }
    }

    /// A C struct in the arena, holding `value`.
    public mutating func place<Struct>(_ value: Struct) -> UnsafeMutablePointer<Struct> {
        let pointer = room(for: Struct.self, count: 1)
        pointer.initialize(to: value)
        return pointer
    }

    /// Room for `count` elements, uninitialised.
    public mutating func room<Element>(for type: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
        // An arena without a cap refuses only a negative count, which no collection has.
        arena.allocate(MemoryLayout<Element>.stride * count).unsafelyUnwrapped
            .bindMemory(to: Element.self, capacity: count)
    }

    /// Text as the bytes that the C layer carries.
    public mutating func text(_ string: String) -> ProtobufCBinaryData {
        var string = string
        return string.withUTF8 { bytes(UnsafeRawBufferPointer($0)) }
    }

    /// A copy of `array`.
    public mutating func bytes(_ array: [UInt8]) -> ProtobufCBinaryData {
        array.withUnsafeBytes { bytes($0) }
    }

    private mutating func bytes(_ source: UnsafeRawBufferPointer) -> ProtobufCBinaryData {
        let copy = room(for: UInt8.self, count: source.count)
        UnsafeMutableRawBufferPointer(start: copy, count: source.count).copyMemory(from: source)
        return ProtobufCBinaryData(len: source.count, data: copy)
    }
}
