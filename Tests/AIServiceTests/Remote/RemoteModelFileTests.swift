import Foundation
import Testing
import VeoGenAPI

@testable import AIService

@Suite("The file of a provider's models")
struct RemoteModelFileTests {
    private static let good = """
        {"id": "wan", "upstream_model": "Wan-AI/Wan2.2", "description": "Ours.", "seconds": [8, 4],
         "qualities": ["draft", "standard"], "aspect_ratios": ["16:9"], "price_per_second_micros": 100000,
         "prices_per_second_micros": {"standard": 120000}, "retires_at": "2026-12-24", "audio": true,
         "accepts": ["seed", "negative_prompt"], "sizes": {"draft 16:9": "832x480"}}
        """

    private func load(_ text: String) async throws -> [RemoteModel] {
        try await TestFiles.withFolder { folder in
            try Data(text.utf8).write(to: URL(filePath: folder + "/models.json"))
            return try RemoteModelFile.load(path: folder + "/models.json")
        }
    }

    @Test("is read with its limits, prices and sizes")
    func reads() async throws {
        let models = try await load("{\"models\": [\(Self.good)]}")
        let model = try #require(models.first)
        #expect(model.upstreamName == "Wan-AI/Wan2.2")
        #expect(model.providerModel.durationSeconds == 4...8)
        #expect(model.priceMicros(seconds: 8, .draft) == 800_000)
        #expect(model.priceMicros(seconds: 8, .standard) == 960_000)
        #expect(model.size(.draft, .landscape) == "832x480" && model.size(.standard, .landscape) == "1280x720")
        let shown = Model(model.providerModel, provider: "ours")
        #expect(shown.durations == [4, 8] && shown.durationMax == 8)
        #expect(
            shown.pictures == [
                Picture(
                    quality: .draft, aspectRatio: .wide, resolution: "832x480", pricePerSecondMicros: 100_000),
                Picture(
                    quality: .standard, aspectRatio: .wide, resolution: "1280x720", pricePerSecondMicros: 120_000),
            ])
        #expect(shown.retiresAt == Timestamp(microseconds: 1_798_070_400_000_000) && shown.audio == true)
        #expect(model.takes(.seed) && model.takes(.negativePrompt))
    }

    @Test(
        "is refused with its path and a reason",
        arguments: [
            "", "[]", "{\"models\": []}", "{\"models\": [{\"id\": \"x\"}]}", "{\"models\": [\(good), \(good)]}",
            "{\"models\": [\(good.replacingOccurrences(of: "[8, 4]", with: "[]"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "[8, 4]", with: "[0]"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "[8, 4]", with: "[61]"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "100000", with: "-1"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "100000", with: "9000000000000000000"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "{\"standard\": 12", with: "{\"standard\": -12"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "micros\": 100000", with: "micros\": 0"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "{\"standard\": 120000", with: "{\"standard\": 0"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "{\"standard\": 12", with: "{\"high\": 12"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "2026-12-24", with: "next year"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "2026-12-24", with: "2026-13-24"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "2026-12-24", with: "999999999999-12-24"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "[\"16:9\"]", with: "[\"4:3\"]"))]}",
            "{\"models\": [\(good.replacingOccurrences(of: "\"wan\"", with: "\"\""))]}",
        ])
    func refuses(_ text: String) async throws {
        await #expect(throws: RemoteModelFile.Unusable.self) { try await load(text) }
    }

    @Test("names the place of what is wrong")
    func place() async throws {
        let lacking = Self.good.replacingOccurrences(of: "\"seconds\"", with: "\"secs\"")
        let error = await #expect(throws: RemoteModelFile.Unusable.self) {
            try await load("{\"models\": [\(lacking)]}")
        }
        #expect(error?.reason == "models[0].seconds is missing")
    }

    @Test("must be there")
    func missing() {
        #expect(throws: RemoteModelFile.Unusable.self) { try RemoteModelFile.load(path: "/nonexistent/models.json") }
    }
}
