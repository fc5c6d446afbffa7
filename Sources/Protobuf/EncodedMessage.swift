/// A message of any type, as the bytes that it has on the wire: for tools that know the type only while they run.
public struct EncodedMessage: ProtobufMessage, Equatable {
    /// The message's bytes.
    public var bytes: [UInt8]

    /// A message that is encoded already.
    public init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Takes the bytes as they are.
    public init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {
        self.bytes = Array(bytes)
    }

    /// See `ProtobufMessage`.
    public func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes { try body(PackedMessage(encoded: $0)) }
    }
}
