/// The 32 bytes of a SHA-256 digest.
public struct SHA256Digest: Hashable, Sendable, CustomStringConvertible {
    /// A digest's size, in bytes.
    public static let byteCount = 32

    /// The digest, `byteCount` bytes.
    public let bytes: [UInt8]

    /// Takes bytes that libcrypto has filled.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// The same as `hex`.
    public var description: String { hex }
}
