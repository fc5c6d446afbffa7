/// Writes JSON (RFC 8259) into one growing buffer. Answers are made with this instead of an encoder because a list of
/// videos is the largest cost of its request.
public struct JSONWriter {
    /// What has been written, UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty writer with room for a typical answer.
    public init() {
        bytes.reserveCapacity(1024)
    }

    /// Makes room for what is sure to come.
    mutating func reserve(_ byteCount: Int) {
        bytes.reserveCapacity(bytes.count + byteCount)
    }

    /// Appends text that is JSON already.
    public mutating func literal(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends JSON made elsewhere.
    public mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends JSON made elsewhere.
    public mutating func raw(_ json: [UInt8]) {
        bytes.append(contentsOf: json)
    }

    /// Appends a string with the escapes that RFC 8259 asks for.
    public mutating func value(_ text: String) {
        var text = text
        text.withUTF8 { quoted(UnsafeRawBufferPointer($0)) }
    }

    /// Appends a string that is known to be UTF-8.
    mutating func quoted(_ utf8: UnsafeRawBufferPointer) {
        bytes.append(UInt8(ascii: "\""))
        var rest = utf8
        while let index = rest.firstJSONEscape {
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[..<index]))
            escape(rest[index])
            rest = UnsafeRawBufferPointer(rebasing: rest[(index + 1)...])
        }
        bytes.append(contentsOf: rest)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a whole number.
    public mutating func value(_ number: Int64) {
        var magnitude = number.magnitude
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = UInt8(truncatingIfNeeded: 48 + magnitude % 10)
                magnitude /= 10
            } while magnitude > 0
            bytes.append(contentsOf: digits[start...])
        }
    }

    /// Appends a whole number.
    public mutating func value(_ number: Int32) {
        value(Int64(number))
    }

    /// Appends a number; JSON has none for infinity and NaN, which become null.
    public mutating func value(_ number: Double) {
        if !number.isFinite {
            literal("null")
        } else if number == number.rounded(), number.magnitude < 1e15 {
            value(Int64(number))
        } else {
            raw(number.description)
        }
    }

    /// Appends true or false.
    public mutating func value(_ flag: Bool) {
        if flag { literal("true") } else { literal("false") }
    }

    /// Appends a moment as RFC 3339.
    public mutating func value(_ moment: Timestamp) {
        bytes.append(UInt8(ascii: "\""))
        moment.withRFC3339 { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends an enum's word, or null for "not said".
    public mutating func value(_ choice: some JSONChoice) {
        if choice.rawValue == 0 { literal("null") } else { value(choice.json) }
    }

    /// Appends a nested value.
    public mutating func value(_ nested: some JSONWritable) {
        nested.write(to: &self)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case UInt8(ascii: "\n"): literal("\\n")
        case UInt8(ascii: "\r"): literal("\\r")
        case UInt8(ascii: "\t"): literal("\\t")
        default:
            literal("\\u00")
            for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
        }
    }
}
