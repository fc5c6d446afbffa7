/// A Swift value that travels as one protobuf message.
///
/// Conformances are generated from `proto/`. The C structs behind them live only inside these two calls, so no pointer
/// of libprotobuf-c ever reaches a service.
public protocol ProtobufMessage: Sendable {
    /// Decodes one message and copies everything out of `bytes`.
    ///
    /// - Throws: `ProtobufError` when the bytes are malformed, would decode to more memory than allowed, or hold
    ///   invalid text.
    init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError)

    /// Lends the message in its packed form, ready to be written into a buffer of `PackedMessage.byteCount` bytes.
    func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result
}

extension ProtobufMessage {
    /// The packed message as an array, for callers that are not on a hot path.
    public var packedBytes: [UInt8] {
        withPacked { packed in
            [UInt8](unsafeUninitializedCapacity: packed.byteCount) { buffer, count in
                guard let base = buffer.baseAddress else { return }
                packed.write(to: UnsafeMutableRawPointer(base))
                count = packed.byteCount
            }
        }
    }

    /// Decodes a message from an array. Throws as `init(unpacking:)` does.
    public init(packedBytes: [UInt8]) throws(ProtobufError) {
        self = try packedBytes.withUnsafeBytes { bytes in
            Result { () throws(ProtobufError) in try Self(unpacking: bytes) }
        }.get()
    }
}
