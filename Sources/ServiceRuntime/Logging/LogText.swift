/// Escaping of text in a log line, by the rules of JSON strings (RFC 8259 section 7).
///
/// Control characters of both sets (C0, DEL, C1) are escaped in either format: raw, they could forge lines or steer
/// the terminal of whoever reads them.
enum LogText {
    /// Appends the text escaped, at most `LogLimits.valueBytesMax` bytes of it.
    /// - Returns: whether all of it fitted.
    static func append(_ text: String, to bytes: inout [UInt8]) -> Bool {
        let isWhole = text.utf8.count <= LogLimits.valueBytesMax
        let plain = isWhole && text.utf8.allSatisfy { isPlain($0) }
        if plain {
            bytes.append(contentsOf: text.utf8)
            return true
        }
        var rest = LogLimits.valueBytesMax
        for scalar in text.unicodeScalars {
            let escaped = scalar.logEscaped.utf8
            rest -= escaped.count
            guard rest >= 0 else { return false }
            bytes.append(contentsOf: escaped)
        }
        return true
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}

extension Unicode.Scalar {
    /// The scalar as it stands within a JSON string.
    var logEscaped: String {
        switch value {
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        case 0x09: "\\t"
        case 0x00...0x1F, 0x7F...0x9F: "\\u00" + Hexadecimal.text(UInt8(truncatingIfNeeded: value))
        default: String(Character(self))
        }
    }
}
