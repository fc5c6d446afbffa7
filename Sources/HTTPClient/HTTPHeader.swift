/// A header field.
public struct HTTPHeader: Sendable, Hashable {
    /// The name; in answers in lower case.
    public let name: String
    /// The value, without white space around it.
    public let value: String

    /// Makes a field; one that can't be sent makes its request fail.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the field can be sent as it is (RFC 9110 section 5): nothing in it ends the line.
    var isSendable: Bool {
        !name.isEmpty && name.utf8.allSatisfy(Self.isTokenByte)
            && value.utf8.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }
            && !Self.reserved.contains(name.lowercased())
    }

    /// Fields that frame the message: a second one would let a request be read in two ways.
    private static let reserved: Set<String> = ["content-length", "transfer-encoding", "host", "expect", "connection"]

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
