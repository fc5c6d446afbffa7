/// Decodes base64 (RFC 4648 section 4) that comes in pieces. The alphabet for URLs is taken as well, as the JSON of
/// protocol buffers allows both.
struct Base64Stream: Sendable {
    private static let invalid: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: invalid, count: 256)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(truncatingIfNeeded: value) }
        values[Int(UInt8(ascii: "-"))] = 62
        values[Int(UInt8(ascii: "_"))] = 63
        return values
    }()

    private var bits: UInt32 = 0
    private var characters = 0
    private var padding = 0

    /// Decodes one more character into `bytes`; false for what can't stand there.
    mutating func decode(_ character: UInt8, into bytes: inout [UInt8]) -> Bool {
        if character == UInt8(ascii: "=") {
            padding += 1
            return padding <= 2
        }
        let value = Self.values[Int(character)]
        guard value != Self.invalid, padding == 0 else { return false }
        bits = bits << 6 | UInt32(value)
        characters += 1
        if characters & 3 != 1 {
            let surplus = UInt32(characters & 3 == 0 ? 0 : characters & 3 == 3 ? 2 : 4)
            bytes.append(UInt8(truncatingIfNeeded: bits >> surplus))
        }
        return true
    }

    /// Whether the text may end here: with whole bytes, and with all of its padding or none.
    var isWhole: Bool {
        switch characters & 3 {
        case 0: padding == 0
        case 2: padding == 0 || padding == 2
        case 3: padding == 0 || padding == 1
        default: false
        }
    }
}
