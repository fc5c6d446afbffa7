extension UnsafeRawBufferPointer {
    /// The bytes as one big-endian integer; nil when their number is not the type's.
    func bigEndianInteger<Integer: FixedWidthInteger & BitwiseCopyable>() -> Integer? {
        guard count == MemoryLayout<Integer>.size else { return nil }
        return Integer(bigEndian: loadUnaligned(as: Integer.self))
    }

    /// A signed integer of two, four or eight bytes.
    func signedInteger() -> Int64? {
        if let value: Int64 = bigEndianInteger() { return value }
        if let value: Int32 = bigEndianInteger() { return Int64(value) }
        let value: Int16? = bigEndianInteger()
        return value.map { Int64($0) }
    }

    /// The bytes as text in UTF-8.
    func text() -> String? {
        // String(validating:as:) takes three times as long, because it is generic behind the scenes (Swift 6.3).
        guard let text = try? UTF8Span(validating: assumingMemoryBound(to: UInt8.self).span) else { return nil }
        return String(copying: text)
    }

    /// The bytes as a `uuid`.
    func uuid() -> PostgresUUID? {
        guard count == 16 else { return nil }
        let high = UInt64(bigEndian: loadUnaligned(as: UInt64.self))
        let low = UInt64(bigEndian: loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        return PostgresUUID(high: high, low: low)
    }

    /// The elements of an array in its binary format (`array_send`) with at most one dimension; nil when it is
    /// malformed, has more dimensions, other elements or a NULL.
    func array<Element>(of types: UInt32..., element decode: (UnsafeRawBufferPointer) -> Element?) -> [Element]? {
        var reader = BinaryReader(bytes: self)
        guard let dimensions = reader.int32(), reader.int32() != nil, let type = reader.int32() else { return nil }
        guard dimensions >= 0, dimensions <= 1, types.contains(UInt32(bitPattern: type)) else { return nil }
        guard dimensions == 1 else { return [] }
        // An element takes at least the four bytes of its length, which bounds what a false count can reserve.
        guard let length = reader.int32(), reader.int32() != nil, length >= 0, Int(length) <= count / 4 else {
            return nil
        }
        var elements: [Element] = []
        elements.reserveCapacity(Int(length))
        for _ in 0..<length {
            guard let size = reader.int32(), size >= 0, let bytes = reader.take(Int(size)),
                let element = decode(bytes)
            else { return nil }
            elements.append(element)
        }
        return elements
    }
}

/// Reads bytes from front to back, never past the end.
private struct BinaryReader {
    var bytes: UnsafeRawBufferPointer

    mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
        guard count <= bytes.count else { return nil }
        defer { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(count)) }
        return UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
    }

    mutating func int32() -> Int32? {
        take(4)?.bigEndianInteger()
    }
}
