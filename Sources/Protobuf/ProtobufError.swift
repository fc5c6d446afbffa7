/// Why bytes are not the message that was expected. Every case is the sender's fault.
public enum ProtobufError: Error, Equatable, Sendable {
    /// The bytes are no valid protobuf, or a value has the wrong wire type.
    case malformed
    /// Decoding would take more memory than `MessageDescriptor.decodedBytesMax` allows for a message of this size.
    case tooLarge
    /// A text field holds bytes that are not UTF-8, or a NUL, which no C library behind us would keep.
    case invalidText
}
