/// The last bytes of a stream of text: enough to tell what went wrong, whatever a program writes.
struct TextTail: Sendable {
    /// Bytes that are kept.
    static let bytesMax = 4096
    private var bytes: [UInt8] = []

    mutating func append(_ new: some Sequence<UInt8>) {
        bytes.append(contentsOf: new)
        if bytes.count > Self.bytesMax { bytes.removeFirst(bytes.count - Self.bytesMax) }
    }

    /// The kept text; broken characters are replaced.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
