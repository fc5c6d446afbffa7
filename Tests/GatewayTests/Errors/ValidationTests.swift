import Testing

@testable import Gateway

@Suite("Requests that are refused with 422")
struct ValidationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let body: String
        let type: String
        let location: [String]
        var testDescription: String { "\(body.prefix(60)): \(type)" }
    }

    static let cases = [
        Case(body: #"{"style":"cinematic","duration":30}"#, type: "missing", location: ["body", "prompt"]),
        Case(body: #"{"prompt":""}"#, type: "string_too_short", location: ["body", "prompt"]),
        Case(body: #"{"prompt":" \n\t "}"#, type: "string_too_short", location: ["body", "prompt"]),
        Case(body: #"{"prompt":null}"#, type: "string_type", location: ["body", "prompt"]),
        Case(body: #"{"prompt":7}"#, type: "string_type", location: ["body", "prompt"]),
        Case(body: #"{"prompt":["a"]}"#, type: "string_type", location: ["body", "prompt"]),
        Case(body: #"{"prompt":"a\u0000b"}"#, type: "string_type", location: ["body", "prompt"]),
        Case(
            body: #"{"prompt":"\#(String(repeating: "é", count: 2001))"}"#, type: "string_too_long",
            location: ["body", "prompt"]),
        Case(body: #"{"prompt":"a","style":"invalid_style"}"#, type: "enum", location: ["body", "style"]),
        Case(body: #"{"prompt":"a","style":2}"#, type: "enum", location: ["body", "style"]),
        Case(body: #"{"prompt":"a","duration":0}"#, type: "greater_than_equal", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","duration":61}"#, type: "less_than_equal", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","duration":"30"}"#, type: "int_type", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","duration":1.5}"#, type: "int_from_float", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","duration":99999999999}"#, type: "less_than_equal", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","duration":1e30}"#, type: "int_parsing_size", location: ["body", "duration"]),
        Case(body: #"{"prompt":"a","seed":-1}"#, type: "greater_than_equal", location: ["body", "seed"]),
        Case(body: #"{"prompt":"a","aspect_ratio":"4:3"}"#, type: "enum", location: ["body", "aspect_ratio"]),
        Case(body: #"{"prompt":"a","quality":"ultra"}"#, type: "enum", location: ["body", "quality"]),
        Case(body: #"{"prompt":"a","metadata":[]}"#, type: "dict_type", location: ["body", "metadata"]),
        Case(body: #"{"prompt":"a","metadata":{"k":1}}"#, type: "string_type", location: ["body", "metadata", "k"]),
        Case(body: #"{"prompt":"a","colour":"red"}"#, type: "extra_forbidden", location: ["body", "colour"]),
        Case(body: #"{"prompt":"a","id":"x"}"#, type: "extra_forbidden", location: ["body", "id"]),
        Case(body: "", type: "missing", location: ["body"]),
        Case(body: "{", type: "json_invalid", location: ["body"]),
        Case(body: #"{"prompt":"a"}x"#, type: "json_invalid", location: ["body"]),
        Case(body: #"{"prompt":"\ud800"}"#, type: "json_invalid", location: ["body"]),
        Case(body: #"{'prompt':'a'}"#, type: "json_invalid", location: ["body"]),
        Case(body: "[1]", type: "model_attributes_type", location: ["body"]),
        Case(body: "null", type: "model_attributes_type", location: ["body"]),
        Case(body: #""text""#, type: "model_attributes_type", location: ["body"]),
    ]

    @Test("Each fault has its type and its place", arguments: cases)
    func refuses(_ example: Case) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate", headers: [gateway.signedIn()], json: example.body)
            #expect(answer.status == 422)
            #expect(answer["Content-Type"] == "application/json")
            #expect(answer.json["detail"].count == 1)
            #expect(answer.json["detail"][0]["type"].text == example.type)
            #expect(answer.json["detail"][0]["loc"].texts == example.location)
            #expect(answer.json["detail"][0]["msg"].text?.isEmpty == false)
            #expect(answer.json["code"].text == "validation_failed")
            #expect(gateway.video.fake.calls(of: "GenerateVideo").isEmpty)
        }
    }

    @Test("All faults are told at once")
    func tellsAll() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/auth/register", json: #"{"email":"no","username":"a b","password":"short","x":1}"#)
            #expect(answer.status == 422)
            #expect(answer.json["detail"].count == 4)
            #expect(!answer.text.contains("\"short\""))
        }
    }

    @Test("A body of bytes that are no UTF-8 is no JSON")
    func refusesInvalidUTF8() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate",
                headers: [gateway.signedIn(), ("Content-Type", "application/json")],
                body: Array(#"{"prompt":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8))
            #expect(answer.status == 422)
            #expect(answer.json["detail"][0]["type"].text == "json_invalid")
        }
    }

    @Test("A body nested beyond reason is refused, and harms nobody")
    func refusesDeepNesting() async throws {
        try await withGateway { gateway in
            for depth in [400, 5_000, 400_000] {
                let answer = try await gateway.http.send(
                    .POST, "/api/v1/videos/generate", headers: [gateway.signedIn()],
                    json: String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
                #expect(answer.status == 422)
            }
        }
    }

    @Test(
        "An id that is no UUID is refused at its place",
        arguments: ["not-a-uuid", "018f4d2e", "%00", "%ff", "018f4d2e-0000-7000-8000-00000000000g", "a%2Fb"])
    func refusesIDs(id: String) async throws {
        try await withGateway { gateway in
            for suffix in ["", "/content", "/thumbnail", "/events"] {
                let answer = try await gateway.http.send(
                    .GET, "/api/v1/videos/\(id)\(suffix)", headers: [gateway.signedIn()])
                #expect(answer.status == 422)
                #expect(answer.json["detail"][0]["loc"].texts == ["path", "id"])
            }
        }
    }

    @Test("Query values are checked", arguments: ["skip=-1", "skip=x", "limit=0", "limit=", "skip=1.5", "limit=%ff"])
    func refusesQueries(query: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, "/api/v1/videos/?\(query)", headers: [gateway.signedIn()])
            #expect(answer.status == 422)
        }
    }

    @Test("A body over 1 MiB is refused with 413, declared or not")
    func refusesLargeBodies() async throws {
        try await withGateway { gateway in
            let large = [UInt8](repeating: UInt8(ascii: "a"), count: (1 << 20) + 1)
            let headers = [try gateway.signedIn(), ("Content-Type", "application/json")]
            let declared = try await gateway.http.send(
                .POST, "/api/v1/prompts/enhance", headers: headers, body: large)
            #expect(declared.status == 413)
            #expect(declared.json["detail"].text == "The body is larger than 1048576 bytes")
            let chunk = "80000\r\n" + String(repeating: "a", count: 0x80000) + "\r\n"
            let raw = try await gateway.http.sendRaw(
                Array(
                    ("POST /api/v1/prompts/enhance HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                        + "Authorization: \(headers[0].1)\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk + chunk + chunk + "0\r\n\r\n").utf8))
            #expect(raw.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test("A body of another type is refused with 415")
    func refusesOtherTypes() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate", headers: [gateway.signedIn(), ("Content-Type", "text/plain")],
                body: Array(#"{"prompt":"a"}"#.utf8))
            #expect(answer.status == 415)
            #expect(answer.json["detail"].text == "The body must be application/json")
        }
    }
}
