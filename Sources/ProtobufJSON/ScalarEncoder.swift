import FoundationEssentials
import VeoGenAPI

/// Writes one JSON value as a scalar field.
struct ScalarEncoder {
    /// Where the value stands, for errors.
    let path: String

    func write(
        _ value: JSONValue, _ type: ScalarType, _ number: Int, to output: inout WireOutput
    ) throws(TranscodingError) {
        switch type {
        case .double: output.fixed64(number, try double(value).bitPattern)
        case .float: output.fixed32(number, Float(try double(value)).bitPattern)
        case .int64: output.varint(number, UInt64(bitPattern: try integer(value)))
        case .uint64: output.varint(number, try integer(value))
        case .int32: output.varint(number, UInt64(bitPattern: Int64(try integer(value) as Int32)))
        case .uint32: output.varint(number, UInt64(try integer(value) as UInt32))
        case .fixed64: output.fixed64(number, try integer(value))
        case .sfixed64: output.fixed64(number, UInt64(bitPattern: try integer(value)))
        case .fixed32: output.fixed32(number, try integer(value))
        case .sfixed32: output.fixed32(number, UInt32(bitPattern: try integer(value)))
        case .sint32: output.varint(number, Self.zigzag(Int64(try integer(value) as Int32)))
        case .sint64: output.varint(number, Self.zigzag(try integer(value)))
        case .bool:
            guard case .flag(let flag) = value else { throw expected("true or false") }
            output.varint(number, flag ? 1 : 0)
        case .string:
            guard case .text(let text) = value else { throw expected("a text") }
            output.bytes(number, Array(text.utf8))
        case .bytes:
            guard case .text(let text) = value, let data = Data(base64Encoded: text) else { throw expected("Base64") }
            output.bytes(number, Array(data))
        }
    }

    private func expected(_ what: String) -> TranscodingError {
        .mismatch(path: path, expected: what)
    }

    private func integer<Number: FixedWidthInteger>(_ value: JSONValue) throws(TranscodingError) -> Number {
        let number: Number? =
            switch value {
            case .integer(let integer): Number(exactly: integer)
            case .text(let text): Number(text)
            default: nil
            }
        guard let number else { throw expected("a whole number from \(Number.min) to \(Number.max)") }
        return number
    }

    private func double(_ value: JSONValue) throws(TranscodingError) -> Double {
        switch value {
        case .integer(let integer): return Double(integer)
        case .number(let number): return number
        case .text("NaN"): return .nan
        case .text("Infinity"): return .infinity
        case .text("-Infinity"): return -.infinity
        default: throw expected("a number")
        }
    }

    private static func zigzag(_ value: Int64) -> UInt64 {
        UInt64(bitPattern: value << 1 ^ value >> 63)
    }
}
