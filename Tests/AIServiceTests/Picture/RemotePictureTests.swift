import Foundation
import Testing
import VeoGenAPI

@testable import AIService

@Suite("A picture on its way to a provider", .timeLimit(.minutes(5)))
struct RemotePictureTests {
    enum Vendor: Sendable, CaseIterable { case openAI, gemini, vertex }

    private static func with(
        _ vendor: Vendor, _ body: (FakeUpstreamProcess, RemoteProvider, GenerationRequest) async throws -> Void
    ) async throws {
        switch vendor {
        case .openAI:
            try await OpenAITesting.with { try await body($0, $1, OpenAITesting.request("a cat")) }
        case .gemini:
            try await GeminiTesting.withProvider { try await body($0, $1, TestFiles.request("a cat", model: "omni")) }
        case .vertex:
            try await VertexTesting.withProvider { try await body($0, $1, VertexTesting.request("a cat")) }
        }
    }

    @Test("fits the frame, is ordered once and billed once, and becomes a film", arguments: Vendor.allCases)
    func ordered(vendor: Vendor) async throws {
        try await Self.with(vendor) { upstream, provider, request in
            var request = request
            // Of another shape: the upstream takes none but what fits.
            request.firstFrame = try await TestPicture.make("200x300", TestPicture.jpeg)
            let handle = try await ProviderConformance.accepted(request, provider)
            #expect(await provider.submit(request) == .accepted(handle))
            guard case .done = try await ProviderConformance.finish(handle, provider) else {
                Issue.record("expected a film")
                return
            }
            #expect(try upstream.billed().count == 1)
        }
    }

    @Test("that can't be decoded orders nothing, and says why", arguments: Vendor.allCases)
    func unreadable(vendor: Vendor) async throws {
        try await Self.with(vendor) { upstream, provider, request in
            var request = request
            var picture = try await TestPicture.make("64x64")
            let data = try #require(picture.firstRange(of: Array("IDAT".utf8)))
            for index in data.upperBound..<(data.upperBound + 40) { picture[index] ^= 0x5A }
            request.firstFrame = picture
            guard case .rejected(let error) = await provider.submit(request) else {
                Issue.record("expected a refusal")
                return
            }
            #expect(error.code == .referenceImageUnreadable)
            #expect(error.isPermanent)
            #expect(try upstream.billed().isEmpty)
            #expect(try await upstream.requests().isEmpty)
        }
    }

    @Test("is not sent by a model that takes none, nor left out")
    func refused() async throws {
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                let model = RemoteModel(
                    id: "wan", upstreamModel: nil, description: "For tests.", seconds: [1], qualities: [.draft],
                    aspectRatios: [.landscape], pricePerSecondMicros: 1, accepts: [.seed], sizes: nil)
                let provider = try OpenAITesting.provider(upstream.address, in: folder, models: [model])
                #expect(provider.models.map(\.takesPictures) == [false])
                var request = OpenAITesting.request("a cat")
                request.firstFrame = try await TestPicture.make("64x64")
                guard case .rejected(let error) = await provider.submit(request) else {
                    Issue.record("expected a refusal")
                    return
                }
                #expect(error.code == .invalidRequest)
                #expect(try await upstream.requests().isEmpty)
            }
        }
    }
}
