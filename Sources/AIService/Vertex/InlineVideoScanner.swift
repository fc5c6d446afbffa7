/// Takes the videos out of an operation's JSON while it arrives, so that tens of megabytes of base64 are never held:
/// the first string that is called `bytesBase64Encoded` is decoded, others of that name are passed over, and the rest
/// of the text is kept, with empty strings in their places.
struct InlineVideoScanner: Sendable {
    /// Why a text can't be gone on with.
    enum Fault: Error, Sendable {
        /// The text around the videos is too long.
        case tooLarge
        /// What is called base64 is none.
        case notBase64
    }

    /// Bytes of the text around the videos; a real one has less than a kilobyte.
    static let restBytesMax = 256 << 10
    private static let name = Array("bytesBase64Encoded".utf8)

    private enum Place { case outside, inString, inVideo }
    private enum Escape: Equatable {
        case none, begun
        /// Within `\uXXXX`: digits that are still to come, and the value of those before.
        case digits(left: Int, value: UInt32)
    }

    private var place = Place.outside
    private var escape = Escape.none
    private var string: [UInt8] = []
    /// The last string was the name, and nothing but a colon and white space came after it.
    private var isVideoNext = false
    private var base64 = Base64Stream()
    private var videos = 0

    /// The text without the videos.
    private(set) var rest: [UInt8] = []
    /// Bytes of the first video so far.
    private(set) var videoBytes = 0

    /// Takes the next piece of the text; returns the bytes of the first video in it.
    mutating func take(_ piece: [UInt8]) throws(Fault) -> [UInt8] {
        var decoded: [UInt8] = []
        if place == .inVideo { decoded.reserveCapacity(piece.count) }
        for byte in piece {
            switch place {
            case .outside: outside(byte)
            case .inString: inString(byte)
            case .inVideo: try inVideo(byte, &decoded)
            }
            guard rest.count <= Self.restBytesMax else { throw .tooLarge }
        }
        videoBytes += decoded.count
        return decoded
    }

    private mutating func outside(_ byte: UInt8) {
        rest.append(byte)
        switch byte {
        case UInt8(ascii: "\""):
            string = []
            place = isVideoNext ? .inVideo : .inString
            if isVideoNext { videos += 1 }
            isVideoNext = false
        case UInt8(ascii: ":"): isVideoNext = string == Self.name
        case 0x20, 0x09, 0x0A, 0x0D: break
        default:
            isVideoNext = false
            string = []
        }
    }

    private mutating func inString(_ byte: UInt8) {
        rest.append(byte)
        if escape == .begun {
            escape = .none
        } else if byte == UInt8(ascii: "\\") {
            escape = .begun
        } else if byte == UInt8(ascii: "\"") {
            place = .outside
            return
        }
        // Longer strings are not the name.
        if string.count <= Self.name.count { string.append(byte) }
    }

    private mutating func inVideo(_ byte: UInt8, _ decoded: inout [UInt8]) throws(Fault) {
        switch escape {
        case .none where byte == UInt8(ascii: "\""):
            guard videos > 1 || base64.isWhole else { throw .notBase64 }
            rest.append(byte)
            place = .outside
        case .none where byte == UInt8(ascii: "\\"): escape = .begun
        case .none: try decode(byte, &decoded)
        case .begun where byte == UInt8(ascii: "u"): escape = .digits(left: 4, value: 0)
        case .begun:
            // All that base64 has reason to escape.
            guard byte == UInt8(ascii: "/") else { throw .notBase64 }
            escape = .none
            try decode(byte, &decoded)
        case .digits(let left, let value):
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw .notBase64 }
            let next = value << 4 | UInt32(digit)
            escape = left > 1 ? .digits(left: left - 1, value: next) : .none
            guard left == 1 else { return }
            guard let character = UInt8(exactly: next) else { throw .notBase64 }
            try decode(character, &decoded)
        }
    }

    private mutating func decode(_ character: UInt8, _ decoded: inout [UInt8]) throws(Fault) {
        guard videos == 1 else { return }
        guard base64.decode(character, into: &decoded) else { throw .notBase64 }
    }
}
