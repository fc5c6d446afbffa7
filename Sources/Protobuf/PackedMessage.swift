import CProtobufC

/// A message laid out for libprotobuf-c, valid only inside `ProtobufMessage.withPacked`.
public struct PackedMessage {
    /// The message's size on the wire, in bytes.
    public let byteCount: Int

    let message: UnsafePointer<ProtobufCMessage>?

    /// Measures a message that the generated layer has built in an arena.
    public init(_ message: UnsafePointer<ProtobufCMessage>) {
        self.message = message
        self.byteCount = protobuf_c_message_get_packed_size(message)
    }

    /// Writes exactly `byteCount` bytes to `destination`, which must have room for them.
    public func write(to destination: UnsafeMutableRawPointer) {
        guard byteCount > 0 else { return }
        _ = protobuf_c_message_pack(message, destination.assumingMemoryBound(to: UInt8.self))
    }
}
