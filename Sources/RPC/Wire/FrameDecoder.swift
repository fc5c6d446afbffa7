import NIOCore

/// Cuts a connection's bytes into frames, in place.
///
/// An announced length allocates nothing: bytes are kept as they arrive, and those of an oversized frame not at all.
struct FrameDecoder {
    enum Event {
        case frame(FrameHeader, UnsafeRawBufferPointer)
        /// A frame above `frameBytesMax` has gone by, unread.
        case skipped(FrameHeader)
    }

    /// Whether the receiver wants the next frame now.
    enum Flow {
        case goOn
        case pause
    }

    /// The peer announced more than is worth skipping: the connection is to be closed.
    struct Overlong: Error {
        let header: FrameHeader
    }

    private let frameBytesMax: Int
    private let skippedFrameBytesMax: Int
    private var backlog = ByteBuffer()
    private var skip: Skip?

    init(limits: RPCLimits) {
        frameBytesMax = limits.frameBytesMax
        skippedFrameBytesMax = limits.skippedFrameBytesMax
    }

    /// Bytes that are held: part of a frame, or frames that the receiver does not want yet.
    var bufferedBytes: Int { backlog.readableBytes }

    /// Takes bytes in without looking at them.
    mutating func append(_ bytes: consuming ByteBuffer) {
        if backlog.readableBytes == 0 {
            backlog = bytes
        } else {
            backlog.writeImmutableBuffer(bytes)
        }
    }

    /// Hands every complete frame to `receive`, which may keep neither the bytes nor a pointer to them, until it asks
    /// for a pause.
    mutating func decode(_ receive: (Event) -> Flow) throws(Overlong) {
        // Worked on as a copy: the closure may not touch `self` while the backlog is lent to it.
        var skip = self.skip
        let (consumed, overlong) = backlog.withUnsafeReadableBytes { bytes in
            var cut = FrameCut(bytes: bytes, frameBytesMax: frameBytesMax, skippedFrameBytesMax: skippedFrameBytesMax)
            let overlong = cut.run(&skip, receive)
            return (cut.offset, overlong)
        }
        self.skip = skip
        backlog.moveReaderIndex(forwardBy: consumed)
        if backlog.readableBytes == 0 {
            // Lets go of the channel's buffer, which can then be read into again.
            backlog = ByteBuffer()
        } else {
            backlog.discardReadBytes()
        }
        if let overlong { throw Overlong(header: overlong) }
    }
}

/// A frame that goes by unread.
private struct Skip {
    let header: FrameHeader
    var bytesLeft: Int
}

/// One pass over the bytes at hand.
private struct FrameCut {
    let bytes: UnsafeRawBufferPointer
    let frameBytesMax: Int
    let skippedFrameBytesMax: Int
    var offset = 0

    /// Returns the header of a frame that is too long even to skip.
    mutating func run(_ skip: inout Skip?, _ receive: (FrameDecoder.Event) -> FrameDecoder.Flow) -> FrameHeader? {
        while true {
            if let header = skip?.header {
                guard skipOn(&skip) else { return nil }
                if receive(.skipped(header)) == .pause { return nil }
            }
            guard let header = FrameHeader(bytes, at: offset) else { return nil }
            let length = Int(header.length)
            if length > skippedFrameBytesMax { return header }
            if length > frameBytesMax {
                offset += FrameHeader.byteCount
                skip = Skip(header: header, bytesLeft: length)
                continue
            }
            let start = offset + FrameHeader.byteCount
            guard bytes.count - start >= length else { return nil }
            offset = start + length
            let data = UnsafeRawBufferPointer(rebasing: bytes[start..<offset])
            if receive(.frame(header, data)) == .pause { return nil }
        }
    }

    /// Whether the frame being skipped is over.
    private mutating func skipOn(_ skip: inout Skip?) -> Bool {
        guard let bytesLeft = skip?.bytesLeft else { return true }
        let step = min(bytesLeft, bytes.count - offset)
        offset += step
        guard step == bytesLeft else {
            skip?.bytesLeft = bytesLeft - step
            return false
        }
        skip = nil
        return true
    }
}
