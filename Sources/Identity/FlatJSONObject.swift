/// A JSON object of strings, integers and booleans, read with no tolerance.
///
/// Decoders of general JSON disagree on duplicate names, odd numbers and escapes, and forgers live on such
/// disagreement. Our tokens need none of it, so everything that `TokenIssuer` would not write is refused: duplicates,
/// nesting, null, fractions, exponents, escapes, whitespace, anything after the object, and text beyond ASCII, which
/// Swift compares by Unicode's rules.
struct FlatJSONObject {
    enum Scalar: Equatable {
        case string(String)
        case integer(Int64)
        case boolean(Bool)
    }

    /// Far more members than a token has.
    static let membersMax = 32

    let members: [String: Scalar]

    init(parsing bytes: [UInt8]) throws(AuthenticationError) {
        var reader = Reader(bytes: bytes)
        members = try reader.object()
    }

    func string(_ name: String) throws(AuthenticationError) -> String {
        guard case .string(let value) = members[name] else { throw .malformed }
        return value
    }

    func integer(_ name: String) throws(AuthenticationError) -> Int64 {
        guard case .integer(let value) = members[name] else { throw .malformed }
        return value
    }

    func boolean(_ name: String) throws(AuthenticationError) -> Bool {
        guard case .boolean(let value) = members[name] else { throw .malformed }
        return value
    }
}

private struct Reader {
    private var rest: ArraySlice<UInt8>

    init(bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func object() throws(AuthenticationError) -> [String: FlatJSONObject.Scalar] {
        var members: [String: FlatJSONObject.Scalar] = [:]
        try expect("{")
        repeat {
            let name = try string()
            try expect(":")
            let value = try scalar()
            guard members.updateValue(value, forKey: name) == nil, members.count <= FlatJSONObject.membersMax else {
                throw .malformed
            }
        } while take(",")
        try expect("}")
        guard rest.isEmpty else { throw .malformed }
        return members
    }

    private mutating func scalar() throws(AuthenticationError) -> FlatJSONObject.Scalar {
        if rest.first == UInt8(ascii: "\"") { return .string(try string()) }
        if take("true") { return .boolean(true) }
        if take("false") { return .boolean(false) }
        return .integer(try integer())
    }

    private mutating func string() throws(AuthenticationError) -> String {
        try expect("\"")
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { throw .malformed }
        let content = rest[..<end]
        guard content.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
            throw .malformed
        }
        rest = rest[(end + 1)...]
        return String(decoding: content, as: UTF8.self)
    }

    /// A decimal integer without plus sign, leading zero or negative zero, that fits 64 bits.
    private mutating func integer() throws(AuthenticationError) -> Int64 {
        let isNegative = take("-")
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let first = digits.first, first != UInt8(ascii: "0") || (digits.count == 1 && !isNegative),
            let value = Int64((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
        else { throw .malformed }
        rest = rest.dropFirst(digits.count)
        return value
    }

    private mutating func take(_ text: StaticString) -> Bool {
        let isNext = text.withUTF8Buffer { rest.starts(with: $0) }
        if isNext { rest = rest.dropFirst(text.utf8CodeUnitCount) }
        return isNext
    }

    private mutating func expect(_ text: StaticString) throws(AuthenticationError) {
        guard take(text) else { throw .malformed }
    }
}
