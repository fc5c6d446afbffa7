/// The ten bytes in front of every ttrpc frame, big-endian: data length (4), stream id (4), type (1), flags (1).
struct FrameHeader: Equatable, Sendable {
    static let byteCount = 10

    /// Bytes that follow the header.
    var length: UInt32
    var streamID: UInt32
    var type: FrameType
    var flags: FrameFlags

    init(length: UInt32, streamID: UInt32, type: FrameType, flags: FrameFlags = []) {
        self.length = length
        self.streamID = streamID
        self.type = type
        self.flags = flags
    }

    /// Reads the header at `offset`, nil while fewer than ten bytes are there.
    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard bytes.count - offset >= Self.byteCount else { return nil }
        length = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        streamID = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
        type = FrameType(rawValue: bytes[offset + 8])
        flags = FrameFlags(rawValue: bytes[offset + 9])
    }
}

/// What a frame carries. A receiver ignores types that it does not know, which leaves room for extensions from 0x10 up.
struct FrameType: RawRepresentable, Equatable, Sendable {
    let rawValue: UInt8

    /// A `RequestEnvelope`, which starts a stream.
    static let request = FrameType(rawValue: 1)
    /// A `ResponseEnvelope`, which ends a stream.
    static let response = FrameType(rawValue: 2)
    /// One bare message of a stream.
    static let data = FrameType(rawValue: 3)

    /// The sender's extensions; the others are for peers that have sent one.
    static let hello = FrameType(rawValue: 0x10)
    /// The caller of a stream has given up.
    static let cancel = FrameType(rawValue: 0x11)
    /// Asks for a `pong`.
    static let ping = FrameType(rawValue: 0x12)
    static let pong = FrameType(rawValue: 0x13)
    /// The server takes no more calls.
    static let goAway = FrameType(rawValue: 0x14)
    /// The reader of a stream has made room.
    static let window = FrameType(rawValue: 0x15)
    /// What the server says beside its answer.
    static let metadata = FrameType(rawValue: 0x16)
}

/// A frame's flags; those that are not listed are ignored.
struct FrameFlags: OptionSet, Sendable {
    let rawValue: UInt8

    /// The sender sends nothing more on this stream.
    static let remoteClosed = FrameFlags(rawValue: 0x01)
    /// The sender goes on sending on this stream.
    static let remoteOpen = FrameFlags(rawValue: 0x02)
    /// A data frame without a message, as opposed to one whose message is empty.
    static let noData = FrameFlags(rawValue: 0x04)
}
