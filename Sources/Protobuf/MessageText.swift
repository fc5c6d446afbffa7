import CProtobufC

extension String {
    /// Text of a received message. The C layer carries text as bytes, so that nothing is cut at a NUL.
    ///
    /// - Throws: `ProtobufError.invalidText` for bytes that are not UTF-8, and for a NUL.
    public init(received data: ProtobufCBinaryData) throws(ProtobufError) {
        let bytes = UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len)
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw .invalidText
        }
        self = text
    }
}

extension [UInt8] {
    /// A copy of the bytes of a received message.
    public init(received data: ProtobufCBinaryData) {
        self.init(UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }
}
