import Foundation
import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Pictures by OpenAI's protocol")
struct OpenAIPictureTests {
    private static let type = ("Content-Type", "multipart/form-data; boundary=x")

    private static func form(_ picture: [UInt8], _ more: String = "; filename=\"a.png\"") -> [UInt8] {
        let prompt = "--x\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na cat\r\n"
        let head = "--x\r\nContent-Disposition: form-data; name=\"input_reference\"\(more)\r\n\r\n"
        return Array((prompt + head).utf8) + picture + Array("\r\n--x--\r\n".utf8)
    }

    private static func json(_ reference: String) -> String { #"{"prompt":"a cat","input_reference":\#(reference)}"# }

    @Test("A file and a data address mean the same picture, of any bytes up to the largest")
    func takes() async throws {
        for size in [80, 5 << 19] {
            let picture = ReferenceImageTests.picture(byteCount: size)
            try await withGateway { gateway in
                let signedIn = try gateway.signedIn()
                let filed = try await gateway.http.send(
                    .POST, "/v1/videos", headers: [signedIn, Self.type], body: Self.form(picture))
                #expect(filed.status == 200)
                let address = "data:image/png;base64," + Data(picture).base64EncodedString()
                let told = try await gateway.http.send(
                    .POST, "/v1/videos", headers: [signedIn], json: Self.json(#"{"image_url":"\#(address)"}"#))
                #expect(told.status == 200)
                let calls = gateway.video.fake.calls(of: "GenerateVideo")
                let requests = calls.compactMap { $0.request as? GenerateVideoRequest }
                #expect(requests.map(\.referenceImage) == [picture, picture])
            }
        }
    }

    @Test("Another picture is another request, and its repetition the same")
    func repetitions() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            let repetition = [signedIn, Self.type, ("X-Stainless-Retry-Count", "1")]
            for (size, headers) in [(80, [signedIn, Self.type]), (80, repetition), (81, [signedIn, Self.type])] {
                _ = try await gateway.http.send(
                    .POST, "/v1/videos", headers: headers,
                    body: Self.form(ReferenceImageTests.picture(byteCount: size)))
            }
            let keys = gateway.video.fake.calls(of: "GenerateVideo").map { $0.metadata["idempotency-key"] }
            #expect(keys.count == 3)
            #expect(keys[0] == keys[1] && keys[0] != keys[2])
        }
    }

    @Test("What is no picture here is refused by the parameter's own name")
    func refuses() async throws {
        let picture = ReferenceImageTests.picture(byteCount: 80)
        let bodies: [(String, [UInt8], [(String, String)])] = [
            ("no picture", Self.form(Array("GIF89a".utf8)), [Self.type]),
            ("a text", Self.form(picture.map { $0 & 0x7F }, ""), [Self.type]),
            ("an address", Array(Self.json(#"{"image_url":"https://example.com/a.png"}"#).utf8), []),
            ("a file of theirs", Array(Self.json(#"{"file_id":"file_1"}"#).utf8), []),
            ("two", Array(Self.json(#"{"file_id":"file_1","image_url":"data:image/png;base64,AA=="}"#).utf8), []),
            ("nothing", Array(Self.json("{}").utf8), []), ("no object", Array(Self.json("7").utf8), []),
            ("no base64", Array(Self.json(#"{"image_url":"data:image/png;base64,%"}"#).utf8), []),
        ]
        try await withGateway { gateway in
            for (name, body, headers) in bodies {
                let answer = try await gateway.http.send(
                    .POST, "/v1/videos", headers: [gateway.signedIn()] + headers, body: body)
                #expect(answer.status == 400, "\(name)")
                #expect(answer.json["error"]["param"].text == "input_reference", "\(name)")
            }
            #expect(gateway.video.fake.calls(of: "GenerateVideo").isEmpty)
        }
    }

    @Test("A file in place of a text is refused")
    func refusesFiles() async throws {
        let form =
            "--x\r\nContent-Disposition: form-data; name=\"prompt\"; filename=\"a.txt\"\r\n\r\na cat\r\n--x--\r\n"
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/v1/videos", headers: [gateway.signedIn(), Self.type], body: Array(form.utf8))
            #expect(answer.status == 400)
            #expect(answer.json["error"]["param"].text == "prompt")
        }
    }
}
