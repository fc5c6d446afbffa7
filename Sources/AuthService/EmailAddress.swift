/// An email address: as its owner writes it, and as it is compared.
///
/// Only ASCII is accepted at registration, so two spellings are the same address exactly when they are the same in
/// ASCII lower case. No other folding is done: a character that merely looks alike, or that Unicode maps to an ASCII
/// letter, such as the Kelvin sign, never finds somebody else's account.
struct EmailAddress {
    /// Without the blanks around it.
    let text: String
    /// In ASCII lower case, as the unique index has it.
    let key: String

    init(_ text: String) {
        self.text = text.trimmingASCIIBlanks()
        key = self.text.asciiLowercased()
    }
}

extension String {
    /// Without blanks, tabs and line breaks at both ends.
    func trimmingASCIIBlanks() -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let kept = utf8.drop(while: isBlank)
        guard let last = kept.lastIndex(where: { !isBlank($0) }) else { return "" }
        return String(kept[...last]) ?? self
    }

    /// With the letters A to Z in lower case and everything else as it is.
    func asciiLowercased() -> String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}
