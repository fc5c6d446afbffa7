import Foundation
import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Pictures that videos begin with")
struct ReferenceImageTests {
    private static let bytesMax = 5 << 19

    /// The start of a PNG file of 64x64 pixels and its end, with as many bytes between them as it takes.
    static func picture(byteCount: Int) -> [UInt8] {
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            let length = [24, 16, 8, 0].map { UInt8(content.count >> $0 & 0xFF) }
            return length + Array(name.utf8) + content + [0, 0, 0, 0]
        }
        let begin: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let head = chunk("IHDR", [0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0])
        let end = chunk("IEND", [])
        let rest = byteCount - begin.count - head.count - end.count - 12
        return begin + head + chunk("IDAT", [UInt8](repeating: 7, count: max(0, rest))) + end
    }

    private static func wish(_ picture: String) -> String { #"{"prompt":"a","reference_image":"\#(picture)"}"# }

    @Test("The largest picture passes byte for byte, in a wish and in a quote", arguments: ["generate", "quote"])
    func passes(route: String) async throws {
        let picture = Self.picture(byteCount: Self.bytesMax)
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/\(route)", headers: [gateway.signedIn()],
                json: Self.wish(Data(picture).base64EncodedString()))
            #expect(answer.status == 200)
            let method = route == "quote" ? "QuoteVideo" : "GenerateVideo"
            let request = gateway.video.fake.calls(of: method).first?.request as? GenerateVideoRequest
            #expect(request?.referenceImage == picture)
        }
    }

    @Test("What is too large, no base64 or no picture is refused with why, and nothing of it is shown")
    func refuses() async throws {
        let tooLarge = Data(Self.picture(byteCount: Self.bytesMax + 1)).base64EncodedString()
        let cases = [
            (tooLarge, "bytes_too_long", "Data should have at most 2621440 bytes"),
            ("%%%%", "bytes_invalid_encoding", "Input should be a valid base64 string"),
            ("aGVsbG8=", "value_error", "Input should be a PNG, JPEG or WebP picture: it is none of these"),
            ("", "value_error", "Input should be a PNG, JPEG or WebP picture: it is none of these"),
        ]
        try await withGateway { gateway in
            for (picture, type, message) in cases {
                let answer = try await gateway.http.send(
                    .POST, "/api/v1/videos/generate", headers: [gateway.signedIn()], json: Self.wish(picture))
                #expect(answer.status == 422)
                #expect(answer.json["detail"].count == 1)
                #expect(answer.json["detail"][0]["type"].text == type)
                #expect(answer.json["detail"][0]["msg"].text == message)
                #expect(answer.json["detail"][0]["loc"][1].text == "reference_image")
                #expect(!answer.json["detail"][0].keys.contains("input"))
            }
            #expect(gateway.video.fake.calls(of: "GenerateVideo").isEmpty)
        }
    }

    @Test("A wish beyond the largest picture and a mebibyte is refused with 413")
    func refusesLargeBodies() async throws {
        let bytesMax = (1 << 20) + (Self.bytesMax + 2) / 3 * 4
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate",
                headers: [gateway.signedIn(), ("Content-Type", "application/json")],
                body: [UInt8](repeating: UInt8(ascii: " "), count: bytesMax + 1))
            #expect(answer.status == 413)
            #expect(answer.json["detail"].text == "The body is larger than \(bytesMax) bytes")
        }
    }
}
