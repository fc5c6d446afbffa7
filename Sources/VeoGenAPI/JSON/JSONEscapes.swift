extension UnsafeRawBufferPointer {
    /// The index of the first byte that a JSON string can't hold as it is (RFC 8259, section 7); nil without one.
    ///
    /// Looks at eight bytes at a time: texts are most of an answer, and hardly any has such a byte.
    var firstJSONEscape: Int? {
        var index = 0
        while index + 8 <= count {
            let word = loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word.mayNeedJSONEscape { break }
            index += 8
        }
        while index < count {
            if self[index].needsJSONEscape { return index }
            index += 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var needsJSONEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}

extension UInt64 {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Whether one of the eight bytes needs an escape; never false when one does.
    ///
    /// A byte below n borrows from its top bit when n is taken from it, which a byte without top bit shows ("Bit
    /// Twiddling Hacks", determine if a word has a byte less than n); a byte equal to n is zero after an exclusive or
    /// with n.
    fileprivate var mayNeedJSONEscape: Bool {
        let controls = (self &- Self.ones &* 0x20) & ~self
        let quotes = self ^ Self.ones &* UInt64(UInt8(ascii: "\""))
        let slashes = self ^ Self.ones &* UInt64(UInt8(ascii: "\\"))
        let zeros = (quotes &- Self.ones) & ~quotes | (slashes &- Self.ones) & ~slashes
        return (controls | zeros) & Self.tops != 0
    }
}
