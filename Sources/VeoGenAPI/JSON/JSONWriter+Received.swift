import CProtobufC
import Protobuf

/// What generated code appends of a received message.
extension JSONWriter {
    /// A page of 100 videos takes a tenth of it.
    private static let reservedBytesMax = 1 << 20

    /// Appends a received text. Throws `ProtobufError.invalidText` for bytes that are not UTF-8, and for a NUL.
    mutating func text(_ data: ProtobufCBinaryData) throws(ProtobufError) {
        quoted(try UnsafeRawBufferPointer(receivedText: data))
    }

    /// Appends an array of so many elements, each by `write` with its index.
    mutating func array(
        _ count: Int, _ write: (inout JSONWriter, Int) throws(ProtobufError) -> Void
    ) throws(ProtobufError) {
        literal("[")
        let start = bytes.count
        for index in 0..<count {
            if index > 0 { literal(",") }
            // The others are likely to be as long as the first one; a sender that means harm can make it far longer.
            if index == 1 { reserve(min((bytes.count - start + 1) * (count - 1), Self.reservedBytesMax)) }
            try write(&self, index)
        }
        literal("]")
    }

    /// Appends an object of so many members, each by `write` with its index.
    mutating func map(
        _ count: Int, _ write: (inout JSONWriter, Int) throws(ProtobufError) -> Void
    ) throws(ProtobufError) {
        literal("{")
        for index in 0..<count {
            if index > 0 { literal(",") }
            try write(&self, index)
        }
        literal("}")
    }
}
