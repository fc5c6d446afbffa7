import Foundation

/// A text cut into words for looking up: compatibility characters, accents and common letter swaps undone.
///
/// "Ｓhоot", "shóot" and "sh00t" all become "shoot": the full-width forms and accents by Unicode decomposition, the
/// look-alikes by a table.
struct PromptWords: Sendable {
    /// Letters of other scripts, digits and signs that are read as Latin letters.
    private static let lookAlikes: [Character: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s", "к": "k", "м": "m",
        "т": "t",
        "ο": "o", "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ρ": "p", "τ": "t",
    ]
    private static let digits: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    ]

    let words: [String]

    init(_ text: some StringProtocol) {
        words = Self.folded(text).split { !Self.isPart($0) }.flatMap { Self.unmasked($0) }
    }

    /// Whether a character can belong to a word, perhaps as the mask of a letter.
    private static func isPart(_ character: Character) -> Bool {
        if let ascii = character.asciiValue {
            return isASCIILetter(ascii) || isMask(ascii)
        }
        return character.isLetter || character.isNumber
    }

    private static func isASCIILetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Digits, and the signs that stand for letters.
    private static func isMask(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "!"): true
        default: false
        }
    }

    /// Returns the text in lower case without accents, invisible characters and look-alike letters.
    private static func folded(_ text: some StringProtocol) -> String {
        // Most prompts: ASCII without control characters has nothing else to fold.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.lowercased() }
        var result = ""
        for character in text.lowercased() {
            // The first scalar of the decomposed character is its base letter.
            guard let base = character.decomposedBase else { continue }
            result.append(lookAlikes[base] ?? base)
        }
        return result
    }

    /// Reads digits and signs as letters, but only in a word that begins as one: "sh00t", never "2001" or "4k". Signs
    /// that stand for nothing divide the word.
    private static func unmasked(_ word: Substring) -> [String] {
        guard word.utf8.contains(where: isMask) else { return [String(word)] }
        var core = word.drop { $0 == "!" }
        while core.last == "!" { core.removeLast() }
        var letters = String(core)
        if let first = core.first, first.isLetter || first == "$" || first == "@" {
            letters = String(core.map { digits[$0] ?? $0 })
        }
        return letters.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Character {
    /// The character without accents and presentation forms, or nil when it is invisible.
    fileprivate var decomposedBase: Character? {
        guard let scalar = unicodeScalars.first else { return nil }
        if scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .control {
            return isWhitespace ? " " : nil
        }
        switch scalar.value {
        case 0xFF01...0xFF5E:
            // Full-width forms mirror ASCII.
            guard let ascii = Unicode.Scalar(scalar.value - 0xFEE0) else { return self }
            return Character(String(ascii).lowercased())
        case 0xC0...0x24F, 0x1E00...0x1EFF:
            return String(scalar).latinBase
        default:
            return Character(scalar)
        }
    }
}

extension String {
    /// The Latin letter below an accent.
    fileprivate var latinBase: Character? {
        let decomposed = decomposedStringWithCanonicalMapping
        return decomposed.unicodeScalars.first.map { Character($0) }
    }
}
