extension [UInt8] {
    /// Appends a value in its binary format (`src/backend/utils/adt`, the types' `recv` functions) and returns its
    /// type.
    mutating func append(_ value: PostgresValue, parameter: Int) throws(PostgresError) -> UInt32 {
        switch value {
        case .null: return TypeOID.unspecified
        case .bool(let value):
            append(value ? 1 : 0)
            return TypeOID.bool
        case .int16(let value):
            append(bigEndian: value)
            return TypeOID.int2
        case .int32(let value):
            append(bigEndian: value)
            return TypeOID.int4
        case .int64(let value):
            append(bigEndian: value)
            return TypeOID.int8
        case .float8(let value):
            append(bigEndian: value.bitPattern)
            return TypeOID.float8
        case .bytes(let value):
            append(contentsOf: value)
            return TypeOID.bytea
        case .uuid(let value):
            append(value)
            return TypeOID.uuid
        default: return try appendLong(value, parameter: parameter)
        }
    }

    private mutating func appendLong(_ value: PostgresValue, parameter: Int) throws(PostgresError) -> UInt32 {
        switch value {
        case .timestamp(let microseconds):
            let (sinceEpoch, overflow) = microseconds.subtractingReportingOverflow(PostgresEpoch.offsetMicroseconds)
            guard !overflow else { throw PostgresError(.invalidValue, "$\(parameter) is a time out of range") }
            append(bigEndian: sinceEpoch)
            return TypeOID.timestamptz
        case .text(let text):
            try append(text: text, parameter: parameter)
            return TypeOID.text
        case .json(let text):
            append(1)  // the version of jsonb's binary format
            try append(text: text, parameter: parameter)
            return TypeOID.jsonb
        case .textArray(let texts):
            appendArrayHeader(element: TypeOID.text, count: texts.count)
            for text in texts {
                append(bigEndian: Int32(clamping: text.utf8.count))
                try append(text: text, parameter: parameter)
            }
            return TypeOID.textArray
        case .int64Array(let numbers):
            appendArrayHeader(element: TypeOID.int8, count: numbers.count)
            for number in numbers {
                append(bigEndian: Int32(8))
                append(bigEndian: number)
            }
            return TypeOID.int8Array
        case .uuidArray(let identifiers):
            appendArrayHeader(element: TypeOID.uuid, count: identifiers.count)
            for identifier in identifiers {
                append(bigEndian: Int32(16))
                append(identifier)
            }
            return TypeOID.uuidArray
        default: return TypeOID.unspecified
        }
    }

    private mutating func append(_ identifier: PostgresUUID) {
        append(bigEndian: identifier.high)
        append(bigEndian: identifier.low)
    }

    private mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }

    private mutating func append(text: String, parameter: Int) throws(PostgresError) {
        let start = count
        append(contentsOf: text.utf8)
        guard !self[start...].contains(0) else {
            throw PostgresError(.invalidValue, "$\(parameter) holds a NUL character, which a text can't")
        }
    }

    /// `array_recv`: dimensions, a flag for NULLs, the element type, and each dimension's length and lower bound.
    private mutating func appendArrayHeader(element: UInt32, count: Int) {
        append(bigEndian: Int32(count == 0 ? 0 : 1))
        append(bigEndian: Int32(0))
        append(bigEndian: element)
        guard count > 0 else { return }
        append(bigEndian: Int32(clamping: count))
        append(bigEndian: Int32(1))
    }
}
