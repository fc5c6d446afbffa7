import Foundation
import Testing

@testable import VeoGenAPI

@Suite("Answers as JSON")
struct JSONAnswerTests {
    @Test("A video has every field of the contract, in snake_case")
    func video() throws {
        var video = Video(
            id: "i", prompt: "p\"", style: .documentary, duration: 5, quality: .standard, aspectRatio: .tall)
        video.metadata = [MetadataEntry(key: "k", value: "v")]
        let json = try #require(try JSONSerialization.jsonObject(with: Data(video.jsonBytes)) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "id", "prompt", "enhanced_prompt", "negative_prompt", "style", "duration", "quality", "aspect_ratio",
                "resolution",
                "seed", "model", "provider", "status", "progress", "current_step", "queue_position", "video_url",
                "thumbnail_url",
                "error", "cost", "attempts", "created_at", "started_at", "completed_at", "expires_at", "metadata",
            ])
        #expect(json["prompt"] as? String == "p\"")
        #expect(json["aspect_ratio"] as? String == "9:16")
        #expect(json["metadata"] as? [String: String] == ["k": "v"])
    }

    @Test(
        "A bill is false, true or unknown",
        arguments: [(Billed.false, "false"), (.true, "true"), (.unknown, "unknown")])
    func billed(billed: Billed, json: String) {
        let cost = Cost(estimated: 1, billed: billed)
        #expect(String(decoding: cost.jsonBytes, as: UTF8.self).hasSuffix("\"billed\":\"\(json)\"}"))
    }
}
