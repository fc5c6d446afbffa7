import Testing

@testable import Gateway

@Suite("Forms and queries")
struct FormPairsTests {
    @Test("Pairs keep their order; plus and escapes are undone")
    func parses() throws {
        let pairs = try FormPairs.parse("a=1&b=x+y%26z&a=2&c&d=e=f&&".utf8, at: "query", pairsMax: 10)
        #expect(pairs.map(\.name) == ["a", "b", "a", "c", "d"])
        #expect(pairs.map(\.value) == ["1", "x y&z", "2", "", "e=f"])
    }

    @Test("What is no text, and too much of it, is refused", arguments: ["a=%", "a=%4", "a=%xy", "%ff=1", "a=%c3%28"])
    func refuses(text: String) {
        #expect(throws: ProblemDetails.self) { try FormPairs.parse(text.utf8, at: "body", pairsMax: 10) }
        #expect(throws: ProblemDetails.self) { try FormPairs.parse("a&a&a".utf8, at: "body", pairsMax: 2) }
    }
}
