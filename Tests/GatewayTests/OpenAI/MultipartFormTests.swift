import Testing

@testable import Gateway

@Suite("Forms in parts")
struct MultipartFormTests {
    private static func fields(_ body: String, boundary: String = "b", max: Int = 10) throws -> [String: String] {
        let fields = try MultipartForm.fields(of: Array(body.utf8), boundary: boundary, fieldsMax: max)
        return Dictionary(fields.map { ($0.name, $0.value) }) { first, _ in first }
    }

    private static func part(_ name: String, _ value: String, _ more: String = "") -> String {
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n\(value)\r\n"
    }

    @Test("Fields come with their text, files with their bytes as base64")
    func reads() throws {
        let body =
            Self.part("prompt", "two\r\n--cats\u{1F408}") + Self.part("seconds", "")
            + Self.part("input_reference", "\u{89}PNG", "; filename=\"a.png\"\r\nContent-Type: image/png") + "--b--\r\n"
        #expect(
            try Self.fields(body) == ["prompt": "two\r\n--cats\u{1F408}", "seconds": "", "input_reference": "wolQTkc="])
        #expect(try Self.fields("--b--").isEmpty)
    }

    @Test(
        "A body that is broken is refused",
        arguments: [
            "", "--b", "--b\r\n", "--c--", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue",
            "--b\r\n\r\n\r\n--b--", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
            "--b\r\nname=a\r\n--b--",
        ])
    func refuses(body: String) {
        #expect(throws: ProblemDetails.self) { try Self.fields(body) }
    }

    @Test("Too many fields, heads without end, bytes that are no text and boundaries that are none are refused")
    func limits() {
        let body = Self.part("a", "1") + Self.part("b", "2") + "--b--"
        #expect(throws: ProblemDetails.self) { try Self.fields(body, max: 1) }
        let long = "--b\r\n" + String(repeating: "x: y\r\n", count: 2000) + "\r\n1\r\n--b--"
        #expect(throws: ProblemDetails.self) { try Self.fields(long) }
        let bytes = Array(Self.part("a", "?").utf8).map { $0 == UInt8(ascii: "?") ? 0xFF : $0 } + Array("--b--".utf8)
        #expect(throws: ProblemDetails.self) {
            try MultipartForm.fields(of: bytes, boundary: "b", fieldsMax: 10)
        }
        for boundary in ["", String(repeating: "b", count: 71)] {
            #expect(throws: ProblemDetails.self) { try Self.fields(body, boundary: boundary) }
        }
    }

    @Test("The boundary is the type's parameter, quoted or not")
    func boundaries() {
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=abc") == "abc")
        #expect(MultipartForm.boundary(of: "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b")
        #expect(MultipartForm.boundary(of: "multipart/form-data") == "")
        #expect(MultipartForm.boundary(of: "application/json; boundary=abc") == nil)
    }
}
