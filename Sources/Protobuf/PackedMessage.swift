import CProtobufC

/// A message laid out for libprotobuf-c, or encoded already, valid only inside `ProtobufMessage.withPacked`.
public struct PackedMessage {
    /// The message's size on the wire, in bytes.
    public let byteCount: Int

    private let message: UnsafePointer<ProtobufCMessage>?
    /// The bytes of a message that is encoded already.
    private let encoded: UnsafeRawPointer?

    /// A message without any field, of any type.
    public static var empty: PackedMessage { PackedMessage() }

    private init() {
        message = nil
        encoded = nil
        byteCount = 0
    }

    /// Measures a message that the generated layer has built in an arena.
    public init(_ message: UnsafePointer<ProtobufCMessage>) {
        self.message = message
        encoded = nil
        self.byteCount = protobuf_c_message_get_packed_size(message)
    }

    /// Takes a message that is encoded already.
    init(encoded bytes: UnsafeRawBufferPointer) {
        message = nil
        encoded = bytes.baseAddress
        byteCount = bytes.count
    }

    /// Writes exactly `byteCount` bytes to `destination`, which must have room for them.
    public func write(to destination: UnsafeMutableRawPointer) {
        guard byteCount > 0 else { return }
        if let message {
            _ = protobuf_c_message_pack(message, destination.assumingMemoryBound(to: UInt8.self))
        } else if let encoded {
            destination.copyMemory(from: encoded, byteCount: byteCount)
        }
    }
}
