/// What may be used on a connection beyond plain ttrpc: what both sides have announced.
struct Extensions: OptionSet, Sendable {
    let rawValue: UInt32

    /// The client says which calls it has given up.
    static let cancel = Extensions(rawValue: 1 << 0)
    /// Either side may ask whether the other is alive.
    static let ping = Extensions(rawValue: 1 << 1)
    /// The server says that it takes no more calls, and which was the last.
    static let goAway = Extensions(rawValue: 1 << 2)

    /// Either side says how much of a stream it takes, so that streams share a connection with everything else.
    static let windows = Extensions(rawValue: 1 << 3)

    /// The server says something beside its answer.
    static let metadata = Extensions(rawValue: 1 << 4)

    /// All that this implementation knows.
    static let known: Extensions = [.cancel, .ping, .goAway, .windows, .metadata]
}

/// The data of a Hello frame, in numbers of 4 bytes, big-endian. What follows is for later versions.
struct Hello: Sendable {
    static let byteCount = 8

    /// What the sender knows.
    let extensions: Extensions
    /// How many bytes of a stream's messages the sender takes before its reader has read any.
    let streamWindowBytes: UInt32

    init(limits: RPCLimits) {
        extensions = .known
        streamWindowBytes = UInt32(clamping: limits.streamBufferBytesMax)
    }

    /// nil for fewer bytes than there have to be.
    init?(_ data: UnsafeRawBufferPointer) {
        guard data.count >= Self.byteCount else { return nil }
        extensions = Extensions(rawValue: data.bigEndian(at: 0))
        streamWindowBytes = data.bigEndian(at: 4)
    }
}

extension UnsafeRawBufferPointer {
    /// Four bytes as a number; callers have checked that they are there.
    func bigEndian(at offset: Int) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
