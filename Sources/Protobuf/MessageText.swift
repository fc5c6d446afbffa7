import CProtobufC

extension String {
    /// Text of a received message. The C layer carries text as bytes, so that nothing is cut at a NUL.
    ///
    /// - Throws: `ProtobufError.invalidText` for bytes that are not UTF-8, and for a NUL.
    public init(received data: ProtobufCBinaryData) throws(ProtobufError) {
        let bytes = UnsafeRawBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len)
        guard !bytes.contains(0), let text = String(utf8: bytes) else { throw .invalidText }
        self = text
    }
}

extension String {
    /// A copy of text in UTF-8; nil when the bytes are not that.
    ///
    /// Three times as fast as `String(validating:as:)`, which is generic behind the scenes (Swift 6.3).
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard let text = try? UTF8Span(validating: bytes.assumingMemoryBound(to: UInt8.self).span) else { return nil }
        self.init(copying: text)
    }
}

extension [UInt8] {
    /// A copy of the bytes of a received message.
    public init(received data: ProtobufCBinaryData) {
        self.init(UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }
}
