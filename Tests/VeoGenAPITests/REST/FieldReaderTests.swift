import RPC
import Testing

@testable import VeoGenAPI

@Suite("Reading requests from paths, queries and bodies")
struct FieldReaderTests {
    private static func faults<Request: FieldReadable>(
        _ type: Request.Type, path: [String: String] = [:], query: [(name: String, value: String)] = [],
        body: [String: JSONValue]? = nil
    ) -> [FieldFault] {
        do {
            _ = try FieldReader.read(type, path: path, query: query, body: body)
            return []
        } catch {
            return error.faults
        }
    }

    @Test("Defaults stand for what is left out, and texts are trimmed")
    func defaults() throws {
        let request = try FieldReader.read(
            GenerateVideoRequest.self, path: [:], query: [], body: ["prompt": .text(" \u{3000}a b\n")])
        #expect(request == GenerateVideoRequest(prompt: "a b", style: .cinematic, quality: .standard))
    }

    @Test("A null is as good as absent where a field may be absent")
    func nulls() throws {
        let request = try FieldReader.read(
            GenerateVideoRequest.self, path: [:], query: [],
            body: ["prompt": .text("a"), "seed": .null, "style": .null, "metadata": .null])
        #expect(request.seed == nil)
        #expect(request.style == .cinematic)
    }

    @Test("A fault of kind does not bring a fault of limits along")
    func oneFaultPerField() {
        let faults = Self.faults(GenerateVideoRequest.self, body: ["prompt": .integer(1), "duration": .text("x")])
        #expect(faults.map(\.type) == ["string_type", "int_type"])
        #expect(faults.map(\.location) == [["body", "prompt"], ["body", "duration"]])
    }

    @Test("A path's field is located in the path, a query's in the query")
    func places() {
        #expect(Self.faults(GetVideoRequest.self, path: ["id": "x"]).map(\.location) == [["path", "id"]])
        let faults = Self.faults(ListVideosRequest.self, query: [("skip", "-1"), ("limit", "0")])
        #expect(faults.map(\.location) == [["query", "skip"], ["query", "limit"]])
    }

    @Test(
        "Numbers in a query are whole, and the last of several counts",
        arguments: [
            ("7", nil), ("-1", "greater_than_equal"), ("", "int_parsing"), ("1.0", "int_parsing"), ("١", "int_parsing"),
            ("99999999999999999999", "int_parsing"), ("3000000000", "less_than_equal"), ("1 ", "int_parsing"),
        ] as [(String, String?)])
    func queryNumbers(text: String, fault: String?) {
        #expect(Self.faults(ListVideosRequest.self, query: [("skip", "x"), ("skip", text)]).first?.type == fault)
    }

    @Test("Unknown members of a body are refused by name; unknown parts of a query are not ours")
    func unknown() throws {
        let faults = Self.faults(
            AnalyzeContentRequest.self, body: ["content": .text("a"), "z": .null, "b": .integer(1)])
        #expect(faults.map(\.location) == [["body", "b"], ["body", "z"]])
        #expect(faults.map(\.type) == ["extra_forbidden", "extra_forbidden"])
        #expect(Self.faults(ListVideosRequest.self, query: [("utm_source", "x")]).isEmpty)
    }

    @Test("A NUL is refused wherever a text may come from")
    func refusesNUL() {
        #expect(Self.faults(AnalyzeContentRequest.self, body: ["content": .text("a\0b")]).first?.type == "string_type")
        #expect(Self.faults(GetVideoRequest.self, path: ["id": "\0"]).first?.type == "string_type")
        let map = Self.faults(
            GenerateVideoRequest.self, body: ["prompt": .text("a"), "metadata": .object(["k\0": .text("v")])])
        #expect(map.first?.type == "string_type")
    }

    @Test("A secret of the wrong kind is not shown")
    func hidesSecrets() {
        let faults = Self.faults(
            RegisterRequest.self,
            body: ["email": .text("a@b.co"), "username": .text("ada"), "password": .integer(12_345_678)])
        #expect(faults.map(\.type) == ["string_type"])
        #expect(faults.first?.input == nil)
    }
}
