/// Makes a prompt fit to be drawn: one line of text, without what a text font has no picture for.
enum CaptionText {
    static func clean(_ prompt: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in prompt.unicodeScalars {
            if scalar.properties.isWhitespace {
                if scalars.last != " " { scalars.append(" ") }
            } else if isDrawable(scalar) {
                scalars.append(scalar)
            }
        }
        return String(String(scalars).drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier { return false }
        if scalar.properties.isVariationSelector { return false }
        switch scalar.properties.generalCategory {
        // Format characters join emoji or turn the direction of the text around; the others have no picture at all.
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    /// Returns how many columns of an average letter's width `text` takes.
    static func columns(of text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    /// East Asian characters are twice as wide as letters.
    static func columns(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
