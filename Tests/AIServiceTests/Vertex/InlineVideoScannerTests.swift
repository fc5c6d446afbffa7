import Foundation
import Testing

@testable import AIService

@Suite("A film within JSON")
struct InlineVideoScannerTests {
    private static let film = Data((0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) })

    private func scan(_ text: String, pieceBytes: Int) throws -> (film: [UInt8], rest: String) {
        var scanner = InlineVideoScanner()
        var film: [UInt8] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            film += try scanner.take(Array(bytes[start..<min(start + pieceBytes, bytes.count)]))
        }
        #expect(scanner.videoBytes == film.count)
        return (film, String(decoding: scanner.rest, as: UTF8.self))
    }

    @Test("is taken out, however the text is cut into pieces and escaped", arguments: [1, 2, 3, 7, 64, 100_000])
    func pieces(_ pieceBytes: Int) throws {
        let base64 = Self.film.base64EncodedString().replacingOccurrences(of: "/", with: "\\/")
            .replacingOccurrences(of: "=", with: "\\u003D")
        let text = #"{"a\"": ["bytesBase64Encoded", {"bytesBase64Encoded" : "\#(base64)", "b": "x"}]}"#
        let (film, rest) = try scan(text, pieceBytes: pieceBytes)
        #expect(Data(film) == Self.film)
        #expect(rest == #"{"a\"": ["bytesBase64Encoded", {"bytesBase64Encoded" : "", "b": "x"}]}"#)
    }

    @Test("is the first one; others are passed over")
    func several() throws {
        let text = #"{"v":[{"bytesBase64Encoded":"QUJD"},{"bytesBase64Encoded":"REVG"}]}"#
        let (film, rest) = try scan(text, pieceBytes: 5)
        #expect(film == Array("ABC".utf8))
        #expect(rest == #"{"v":[{"bytesBase64Encoded":""},{"bytesBase64Encoded":""}]}"#)
    }

    @Test(
        "is base64 and nothing else",
        arguments: ["Q", "QUJDQ", "QQ=", "QQ===", "Q=Q=", "QU D", "QU%D", #"QU\u00e9D"#, #"QU\u123xD"#, "=QUJ"])
    func malformed(_ base64: String) {
        let text = #"{"bytesBase64Encoded":"\#(base64)"}"#
        #expect(throws: InlineVideoScanner.Fault.notBase64) { try scan(text, pieceBytes: 3) }
    }

    @Test("is not waited for in a text without end")
    func endless() {
        let text = "{\"a\":\"" + String(repeating: "x", count: InlineVideoScanner.restBytesMax)
        #expect(throws: InlineVideoScanner.Fault.tooLarge) { try scan(text, pieceBytes: 4096) }
    }
}
