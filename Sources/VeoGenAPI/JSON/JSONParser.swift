/// Reads JSON as RFC 8259 has it, and nothing more.
///
/// Requests come from anybody. This takes time and memory in proportion to the text, and a bounded stack; decoders that
/// try one type after the other take time that grows with the square of the depth and worse.
struct JSONParser {
    /// Arrays and objects within each other: far more than any request has, and little stack.
    static let depthMax = 64
    /// Digits and signs of one number; a `Double` needs at most 24 to be told exactly.
    private static let numberBytesMax = 400

    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    /// The text's one value.
    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw malformed }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= Self.depthMax else { throw JSONError(fault: .tooDeep, offset: index) }
        index += 1
        var members: [String: JSONValue] = [:]
        if takes("}") { return .object(members) }
        repeat {
            skipSpace()
            let start = index
            let name = try string()
            guard takes(":") else { throw malformed }
            guard members.updateValue(try value(depth: depth), forKey: name) == nil else {
                throw JSONError(fault: .duplicateName, offset: start)
            }
        } while takes(",")
        guard takes("}") else { throw malformed }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= Self.depthMax else { throw JSONError(fault: .tooDeep, offset: index) }
        index += 1
        var elements: [JSONValue] = []
        if takes("]") { return .array(elements) }
        repeat { elements.append(try value(depth: depth)) } while takes(",")
        guard takes("]") else { throw malformed }
        return .array(elements)
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let isHere = word.withUTF8Buffer { text in
            index + text.count <= bytes.count && bytes[index..<(index + text.count)].elementsEqual(text)
        }
        guard isHere else { throw malformed }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = index
        if peek == UInt8(ascii: "-") { index += 1 }
        let hasLeadingZero = peek == UInt8(ascii: "0")
        let digits = try skipDigits()
        if hasLeadingZero && digits > 1 { throw malformed }
        var isWhole = true
        if peek == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            _ = try skipDigits()
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isWhole = false
            index += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
            _ = try skipDigits()
        }
        let outOfRange = JSONError(fault: .numberOutOfRange, offset: start)
        guard index - start <= Self.numberBytesMax else { throw outOfRange }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw outOfRange }
        // 30.0 is a whole number to everybody but programmers.
        return Int64(exactly: number).map(JSONValue.integer) ?? .number(number)
    }

    private mutating func skipDigits() throws(JSONError) -> Int {
        let start = index
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        guard index > start else { throw malformed }
        return index - start
    }
}

extension JSONParser {
    /// The next byte, or nil at the end.
    var peek: UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    var malformed: JSONError {
        JSONError(fault: .malformed, offset: index)
    }

    mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    /// Skips space, and then `character` if it is there.
    mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }
}
