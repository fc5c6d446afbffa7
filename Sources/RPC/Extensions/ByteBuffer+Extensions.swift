import NIOCore

/// Frames that only peers get which have announced that they know them.
extension ByteBuffer {
    /// The stream id of frames that are about the whole connection. No call has it, and Go's server minds it least.
    private static var connectionStreamID: UInt32 { 1 }

    mutating func writeHello(_ hello: Hello) {
        let header = FrameHeader(length: 8, streamID: Self.connectionStreamID, type: .hello)
        writeFrame(header) { cursor in
            cursor.bigEndian(hello.extensions.rawValue)
            cursor.bigEndian(hello.streamWindowBytes)
        }
    }

    /// The reader of a stream has taken `byteCount` bytes of its messages.
    mutating func writeWindow(streamID: UInt32, byteCount: UInt32) {
        writeFrame(FrameHeader(length: 4, streamID: streamID, type: .window)) { $0.bigEndian(byteCount) }
    }

    /// The calls above `lastStreamID` are not answered.
    mutating func writeGoAway(lastStreamID: UInt32) {
        writeFrame(FrameHeader(length: 4, streamID: Self.connectionStreamID, type: .goAway)) {
            $0.bigEndian(lastStreamID)
        }
    }

    mutating func writeCancel(streamID: UInt32) {
        writeFrame(FrameHeader(length: 0, streamID: streamID, type: .cancel)) { _ in }
    }

    mutating func writePing() {
        writeFrame(FrameHeader(length: 0, streamID: Self.connectionStreamID, type: .ping)) { _ in }
    }

    mutating func writePong() {
        writeFrame(FrameHeader(length: 0, streamID: Self.connectionStreamID, type: .pong)) { _ in }
    }
}
