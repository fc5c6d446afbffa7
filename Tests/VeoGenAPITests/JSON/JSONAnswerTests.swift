import Foundation
import Protobuf
import Testing

@testable import VeoGenAPI

@Suite("Answers as JSON")
struct JSONAnswerTests {
    @Test("A video has every field of the contract, in snake_case")
    func video() throws {
        var video = Video(
            id: "i", prompt: "p\"", style: .documentary, duration: 5, quality: .standard, aspectRatio: .tall)
        video.metadata = [MetadataEntry(key: "k", value: "v")]
        let bytes = try video.jsonBytes
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "id", "prompt", "enhanced_prompt", "negative_prompt", "style", "duration", "quality", "aspect_ratio",
                "resolution", "clips", "seed", "model", "provider", "status", "progress", "current_step",
                "queue_position",
                "video_url", "thumbnail_url", "promoted_from", "reference_image_sha256",
                "error", "cost", "attempts", "created_at", "started_at", "completed_at", "expires_at", "metadata",
            ])
        #expect(json["prompt"] as? String == "p\"")
        #expect(json["aspect_ratio"] as? String == "9:16")
        #expect(json["metadata"] as? [String: String] == ["k": "v"])
        #expect(json["enhanced_prompt"] is NSNull && json["queue_position"] is NSNull && json["error"] is NSNull)
        #expect((json["cost"] as? [String: Any])?["final"] is NSNull)
    }

    @Test("A page is its videos, and its total a header")
    func page() throws {
        let list = VideoList(videos: [Video(id: "a"), Video(id: "b")], total: 7)
        let reply = try list.written()
        let body = try JSONSerialization.jsonObject(with: Data(reply.body))
        let videos = try #require(body as? [String: [[String: Any]]])
        #expect(videos["videos"]?.map { $0["id"] as? String } == ["a", "b"])
        #expect(reply.headers.map(\.name) == ["X-Total-Count"])
        #expect(reply.headers.map(\.value) == ["7"])
    }

    @Test("A list of words is an array of their texts")
    func words() throws {
        let model = Model(id: "m", qualities: [.draft, .high])
        let text = String(decoding: try model.jsonBytes, as: UTF8.self)
        #expect(text.contains(#""qualities":["draft","high"],"#))
    }

    @Test("Bytes that are no text never become JSON", arguments: [[0x0A, 1, 0xFF], [0x0A, 2, 0x61, 0]] as [[UInt8]])
    func invalidText(message: [UInt8]) {
        #expect(throws: ProtobufError.invalidText) {
            try RESTReply(message, of: Video.self, Video.write)
        }
    }

    @Test(
        "A bill is false, true or unknown",
        arguments: [(Billed.false, "false"), (.true, "true"), (.unknown, "unknown")])
    func billed(billed: Billed, json: String) throws {
        let cost = Cost(estimated: 1, billed: billed)
        let text = String(decoding: try cost.jsonBytes, as: UTF8.self)
        #expect(text.hasSuffix("\"billed\":\"\(json)\"}"))
    }
}
