extension FieldChecks.TextFormat {
    private static let emailLocalBytesMax = 64
    private static let hostLabelBytesMax = 63

    /// Why `text` is not of this format, or nil when it is.
    func fault(of text: String) -> (type: String, message: String)? {
        switch self {
        case .any:
            nil
        case .uuid:
            Self.isUUID(text) ? nil : ("uuid_parsing", "Input should be a valid UUID")
        case .email:
            Self.isEmail(text) ? nil : ("value_error", "value is not a valid email address")
        case .name:
            text.utf8.allSatisfy(Self.isNameByte)
                ? nil : ("string_pattern_mismatch", "String should have only letters, digits, '_', '-' and '.'")
        }
    }

    private static func isUUID(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count == 36 else { return false }
        var index = 0
        for byte in bytes {
            let isHyphenPlace = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphenPlace ? byte == UInt8(ascii: "-") : isHexDigit(byte) else { return false }
            index += 1
        }
        return true
    }

    /// RFC 5321's mailbox in the form that is really in use: a dot-atom, and a host name with a dot.
    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= emailLocalBytesMax else { return false }
        let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAtomByte) }) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isHostLabel)
    }

    private static func isHostLabel(_ label: Substring) -> Bool {
        let bytes = label.utf8
        return !bytes.isEmpty && bytes.count <= hostLabelBytesMax
            && bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            && bytes.first != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "_-.".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
}
