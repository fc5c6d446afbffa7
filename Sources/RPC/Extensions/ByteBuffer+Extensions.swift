import NIOCore

/// Frames that only peers get which have announced that they know them.
extension ByteBuffer {
    /// The stream id of frames that are about the whole connection. No call has it, and Go's server minds it least.
    private static var connectionStreamID: UInt32 { 1 }

    mutating func writeHello(_ hello: Hello) {
        writeExtension(.hello, data: hello.extensions.rawValue)
    }

    /// The calls above `lastStreamID` are not answered.
    mutating func writeGoAway(lastStreamID: UInt32) {
        writeExtension(.goAway, data: lastStreamID)
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

    private mutating func writeExtension(_ type: FrameType, data: UInt32) {
        writeFrame(FrameHeader(length: 4, streamID: Self.connectionStreamID, type: type)) { $0.bigEndian(data) }
    }
}
