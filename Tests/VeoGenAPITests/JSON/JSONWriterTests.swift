import Foundation
import Testing

@testable import VeoGenAPI

@Suite("Writing JSON")
struct JSONWriterTests {
    private static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test(
        "Strings are escaped as RFC 8259 asks, and no more",
        arguments: [
            ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}", #""\u0000\u001f""#),
            ("é😀\u{7F}\u{2028}", "\"é😀\u{7F}\u{2028}\""), ("end\"", #""end\"""#),
        ])
    func strings(text: String, json: String) throws {
        #expect(Self.text { $0.value(text) } == json)
        let read = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        #expect(read as? String == text)
    }

    @Test("Each byte that must be escaped is found at every place, and no other is", arguments: 0..<20)
    func everyPlace(place: Int) throws {
        for byte in UInt8(0)..<128 {
            let text = String(repeating: "z", count: place) + String(UnicodeScalar(byte)) + "zz"
            let bytes = Array(text.utf8)
            let needsEscape = byte < 0x20 || byte == 0x22 || byte == 0x5C
            #expect(bytes.withUnsafeBytes { $0.firstJSONEscape } == (needsEscape ? place : nil))
            let json = Self.text { $0.value(text) }
            let read = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
            #expect(read as? String == text)
        }
    }

    @Test("A string that is not stored as UTF-8 in one piece is written whole")
    func bridgedStrings() {
        let long = String(repeating: "aé\"", count: 5000)
        #expect(Self.text { $0.value(long) } == "\"" + String(repeating: "aé\\\"", count: 5000) + "\"")
    }

    @Test("Whole numbers of every size", arguments: [0, 1, -1, 10, 99, .max, .min, 4_294_967_295] as [Int64])
    func wholeNumbers(number: Int64) {
        #expect(Self.text { $0.value(number) } == "\(number)")
    }

    @Test(
        "Fractions are exact, and what JSON has no number for is null",
        arguments: [
            (0.5, "0.5"), (7, "7"), (-0.125, "-0.125"), (1e300, "1e+300"), (0.1, "0.1"), (.infinity, "null"),
            (.nan, "null"),
            (-.infinity, "null"), (1e15, "1000000000000000.0"), (123_456_789, "123456789"), (-0.0, "0"),
        ] as [(Double, String)])
    func fractions(number: Double, json: String) {
        #expect(Self.text { $0.value(number) } == json)
    }

    @Test("Collections are what they look like")
    func collections() {
        #expect(Self.text { $0.value([String]()) } == "[]")
        #expect(Self.text { $0.value(["a", "b"]) } == #"["a","b"]"#)
        #expect(Self.text { $0.object([("k\"", "v")]) } == #"{"k\"":"v"}"#)
        #expect(Self.text { $0.value(Quality.unspecified) } == "null")
    }
}
