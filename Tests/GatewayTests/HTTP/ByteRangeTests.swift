import Testing

@testable import Gateway

@Suite("Byte ranges")
struct ByteRangeTests {
    @Test(
        "Headers and what they mean for a file of 100 bytes",
        arguments: [
            (nil, ByteRange.whole), ("bytes=0-99", .part(0..<100)), ("bytes=0-100", .part(0..<100)),
            ("bytes=99-", .part(99..<100)),
            ("bytes=100-", .unsatisfiable), ("bytes=-1", .part(99..<100)), ("bytes=-100", .part(0..<100)),
            ("bytes=-101", .part(0..<100)), ("bytes=-0", .unsatisfiable), ("bytes= 1-2", .part(1..<3)),
            ("bytes=00001-2", .part(1..<3)),
            ("bytes=-", .whole), ("bytes=1-2,3-4", .whole), ("bytes=2-1", .whole), ("bytes=+1-2", .whole),
            ("bytes=0x1-2", .whole),
            ("bytes=0-18446744073709551616", .part(0..<100)), ("bytes=9223372036854775807-", .unsatisfiable),
            ("", .whole),
            ("bytes=-9223372036854775808", .part(0..<100)), ("bytes=１-2", .whole),
        ] as [(String?, ByteRange)])
    func reads(header: String?, range: ByteRange) {
        #expect(ByteRange(header: header, byteCount: 100) == range)
    }

    @Test("An empty file has no part")
    func emptyFile() {
        #expect(ByteRange(header: nil, byteCount: 0) == .whole)
        #expect(ByteRange(header: "bytes=0-", byteCount: 0) == .unsatisfiable)
        #expect(ByteRange(header: "bytes=-5", byteCount: 0) == .unsatisfiable)
    }
}
