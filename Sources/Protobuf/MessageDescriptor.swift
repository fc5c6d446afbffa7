import CProtobufC

/// A message type's C descriptor, and the bounded way to decode it.
///
/// Sendable because it points at a constant of the generated C code, which nothing writes.
public struct MessageDescriptor: @unchecked Sendable {
    private static let stackBytes = 4096
    private static let growthFactorMax = 16
    private static let decodedBytesMin = 64 * 1024

    private let pointer: UnsafePointer<ProtobufCMessageDescriptor>?

    /// Takes the descriptor from an initialised C message: Swift's import of the constant itself would be a copy, and
    /// libprotobuf-c compares addresses.
    public init(of message: ProtobufCMessage) {
        pointer = message.descriptor
    }

    /// The memory that decoding `byteCount` bytes may take. Empty submessages grow 44-fold and empty strings 24-fold
    /// when decoded; real messages stay under 16-fold, and small ones need a floor for their structs.
    public static func decodedBytesMax(forMessageOf byteCount: Int) -> Int {
        max(decodedBytesMin, byteCount * growthFactorMax)
    }

    /// Decodes `bytes` and lends the C struct to `read`, which must copy what it wants to keep.
    public func unpack<CStruct, Value>(
        _ bytes: UnsafeRawBufferPointer,
        as type: CStruct.Type,
        read: (UnsafePointer<CStruct>) throws(ProtobufError) -> Value
    ) throws(ProtobufError) -> Value {
        let outcome = withUnsafeTemporaryAllocation(byteCount: Self.stackBytes, alignment: 16) { block in
            var state = DecodingState(
                arena: MessageArena(firstBlock: block, bytesMax: Self.decodedBytesMax(forMessageOf: bytes.count))
            )
            return Result { () throws(ProtobufError) in
                try withUnsafeMutablePointer(to: &state) { state throws(ProtobufError) in
                    try read(decode(bytes, with: state).assumingMemoryBound(to: type))
                }
            }
        }
        return try outcome.get()
    }

    private func decode(
        _ bytes: UnsafeRawBufferPointer, with state: UnsafeMutablePointer<DecodingState>
    ) throws(ProtobufError) -> UnsafeRawPointer {
        var allocator = ProtobufCAllocator(
            alloc: { state, size in
                guard let state = state?.assumingMemoryBound(to: DecodingState.self) else { return nil }
                guard let memory = state.pointee.arena.allocate(size) else {
                    state.pointee.isExhausted = true
                    return nil
                }
                return memory
            },
            free: { _, _ in },
            allocator_data: UnsafeMutableRawPointer(state)
        )
        // An empty buffer has no address, but libprotobuf-c wants one.
        var nothing: UInt8 = 0
        let message = withUnsafePointer(to: &nothing) { placeholder in
            protobuf_c_message_unpack(
                pointer, &allocator, bytes.count, bytes.assumingMemoryBound(to: UInt8.self).baseAddress ?? placeholder)
        }
        guard let message else { throw state.pointee.isExhausted ? .tooLarge : .malformed }
        return UnsafeRawPointer(message)
    }
}

private struct DecodingState: ~Copyable {
    var arena: MessageArena
    var isExhausted = false

    init(arena: consuming MessageArena) {
        self.arena = arena
    }
}
