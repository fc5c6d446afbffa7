import Testing

@testable import VeoGenAPI

@Suite("Reading JSON")
struct JSONValueTests {
    @Test(
        "Values of every kind are told apart",
        arguments: [
            ("null", .null), ("true", .flag(true)), ("false", .flag(false)), ("0", .integer(0)), ("1", .integer(1)),
            ("-9223372036854775808", .integer(.min)), ("1.5", .number(1.5)), ("\"1\"", .text("1")), ("[]", .array([])),
            ("{}", .object([:])),
            (#"{"a":[1,{"b":null}]}"#, .object(["a": .array([.integer(1), .object(["b": .null])])])),
            (#""\u00e9\n""#, .text("é\n")), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (" 1 ", .integer(1)), (#""\ud83d\udca9\/""#, .text("💩/")), ("-0.5e-2", .number(-0.005)),
        ] as [(String, JSONValue)])
    func reads(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)) == value)
    }

    @Test(
        "What is no JSON is refused",
        arguments: [
            "", " ", "{", "[1", "{\"a\"}", "{\"a\":}", "{,}", "nul", "tru", "01", "1.", "+1", ".5", "1e", "'a'", "\"",
            "\"\\x\"",
            "\"\\ud800\"", "\"\n\"", "[1] 2", "NaN", "Infinity", "1e999", "{1:2}", "\u{FEFF}x", "[1,]", "{\"a\":1,}",
            "{\"a\":1,\"a\":2}", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\udca9\"", "\"\\u12g4\"", "-", "--1", "1e+",
        ])
    func refuses(text: String) {
        #expect(throws: (any Error).self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test(
        "Bytes that are no UTF-8 are refused",
        arguments: [[0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
    func refusesBytes(bytes: [UInt8]) {
        #expect(throws: (any Error).self) { try JSONValue(parsing: bytes) }
    }

    @Test(
        "Nesting of any depth ends in a value or an error, never in a crash",
        arguments: [63, 64, 65, 10_000, 500_000])
    func nesting(depth: Int) {
        for (open, close) in [("[", "]"), ("{\"a\":", "1}")] {
            let text = String(repeating: open, count: depth) + String(repeating: close, count: 1)
            #expect(throws: (any Error).self) { try JSONValue(parsing: Array(text.utf8)) }
        }
        let whole = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let isRead = (try? JSONValue(parsing: Array(whole.utf8))) != nil
        #expect(isRead == (depth <= 64))
    }

    @Test("Random bytes and random changes to JSON never crash the reader")
    func hostileBytes() {
        var random = SystemRandomNumberGenerator()
        let seed = Array(#"{"prompt":"a \u00e9 b","duration":30,"metadata":{"k":"v"},"x":[1.5e3,true,null]}"#.utf8)
        for _ in 0..<2000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            }
            if let value = try? JSONValue(parsing: bytes),
                let again = try? JSONValue(parsing: Array(value.jsonText.utf8))
            {
                #expect(again == value)
            }
        }
    }
}
