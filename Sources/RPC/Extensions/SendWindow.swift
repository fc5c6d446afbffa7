/// How much of a stream's messages its receiver will still take: counted by the sender, given back by the receiver as
/// its reader takes them.
///
/// A message may be sent while the window is open, whatever its size, so that none is too large for any window. The
/// receiver therefore holds at most its window and one message. Confined to its event loop.
struct SendWindow {
    /// Bytes that a message costs besides its own: what keeping it takes, so that empty ones are bounded too.
    static let messageOverheadBytes = 64

    /// nil when the receiver has no windows: then its connection holds up the sender.
    private var bytesMax: Int?
    private var outstandingBytes = 0

    static func cost(ofMessageWith byteCount: Int) -> Int {
        byteCount + messageOverheadBytes
    }

    /// The receiver's window has become known; what was sent before counts too.
    mutating func limit(to bytesMax: UInt32) {
        // A window of nothing would never open.
        self.bytesMax = max(1, Int(bytesMax))
    }

    var isOpen: Bool {
        guard let bytesMax else { return true }
        return outstandingBytes < bytesMax
    }

    var isUntouched: Bool { outstandingBytes == 0 }

    mutating func count(messageWith byteCount: Int) {
        outstandingBytes += Self.cost(ofMessageWith: byteCount)
    }

    /// The receiver's reader has taken `byteCount` bytes. Whoever gives back more than it got gains nothing.
    mutating func give(back byteCount: UInt32) {
        outstandingBytes = max(0, outstandingBytes - Int(byteCount))
    }
}
