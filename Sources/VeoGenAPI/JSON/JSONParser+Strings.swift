extension JSONParser {
    /// A string, from its first quote on.
    mutating func string() throws(JSONError) -> String {
        guard peek == UInt8(ascii: "\"") else { throw malformed }
        index += 1
        let start = index
        // Most strings have no escape, and are taken as they stand.
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { index += 1 }
        if peek == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try text(bytes[start..<index])
        }
        var unescaped = Array(bytes[start..<index])
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(unescaped)
            case UInt8(ascii: "\\"): try appendEscaped(to: &unescaped)
            case 0x20...: unescaped.append(byte)
            default: throw malformed
            }
        }
        throw malformed
    }

    private func text(_ utf8: some Sequence<UInt8>) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw malformed }
        return text
    }

    private mutating func appendEscaped(to utf8: inout [UInt8]) throws(JSONError) {
        guard let byte = peek else { throw malformed }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
        case UInt8(ascii: "b"): utf8.append(0x08)
        case UInt8(ascii: "f"): utf8.append(0x0C)
        case UInt8(ascii: "n"): utf8.append(0x0A)
        case UInt8(ascii: "r"): utf8.append(0x0D)
        case UInt8(ascii: "t"): utf8.append(0x09)
        case UInt8(ascii: "u"): utf8.append(contentsOf: String(try scalar()).utf8)
        default: throw malformed
        }
    }

    /// The character of `\uXXXX`, or of two of them where it needs a pair. Half a pair is no character.
    private mutating func scalar() throws(JSONError) -> Character {
        var code = try codeUnit()
        if (0xD800..<0xDC00).contains(code) {
            guard peek == UInt8(ascii: "\\") else { throw malformed }
            index += 1
            guard peek == UInt8(ascii: "u") else { throw malformed }
            index += 1
            let low = try codeUnit()
            guard (0xDC00..<0xE000).contains(low) else { throw malformed }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw malformed }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw malformed
            }
            code = code << 4 + UInt32(digit)
            index += 1
        }
        return code
    }
}
