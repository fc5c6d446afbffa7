import Foundation
import Testing

@testable import AIService

@Suite("Drafts of a picture", .timeLimit(.minutes(5)))
struct PictureFilmTests {
    private static func film(
        _ prompt: String = "a quiet day", seed: UInt64 = 7, aspectRatio: AspectRatio = .landscape,
        picture: [UInt8], in folder: String
    ) async throws -> GenerationResult? {
        let provider = try DraftProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet)
        var request = TestFiles.request(prompt, aspectRatio: aspectRatio, seed: seed)
        request.firstFrame = picture
        let handle = try await ProviderConformance.accepted(request, provider)
        guard case .done(let result) = try await ProviderConformance.finish(handle, provider) else { return nil }
        return result
    }

    /// The last frame of a film, as grey pixels.
    private static func last(_ path: String, in folder: String) async throws -> [UInt8] {
        try await TestPicture.pixels(path, "320x180", options: ["-sseof", "-0.06"])
    }

    @Test("begin with the whole of it, and have the size and length that were asked", arguments: AspectRatio.allCases)
    func begins(aspectRatio: AspectRatio) async throws {
        try await TestFiles.withFolder { folder in
            let size = aspectRatio.frameSize(lines: 360)
            let picture = try await TestPicture.make(size.description)
            let result = try #require(try await Self.film(aspectRatio: aspectRatio, picture: picture, in: folder))
            #expect(result.facts.frameSize == size)
            #expect(abs(result.facts.durationSeconds - 1) < 1.0 / 24)
            let path = folder + "/picture"
            try Data(picture).write(to: URL(filePath: path))
            let asked = try await TestPicture.pixels(path, size.description, as: "rgb24")
            let first = try await TestPicture.pixels(result.videoPath, size.description, as: "rgb24")
            let distance = TestPicture.distance(first, asked)
            // Encoding, and a small mark in the corner.
            #expect(distance < 6, "\(distance)")
            let other = try await TestPicture.make(size.description, of: "mandelbrot")
            try Data(other).write(to: URL(filePath: path))
            #expect(TestPicture.distance(try await TestPicture.pixels(path, size.description, as: "rgb24"), asked) > 30)
        }
    }

    @Test("are the same bytes for the same seed, and move otherwise for another")
    func determinism() async throws {
        try await TestFiles.withFolder { folder in
            let picture = try await TestPicture.make("640x360")
            var films: [Data] = []
            for seed in [1, 1] + Array(2...6) as [UInt64] {
                let result = try #require(try await Self.film(seed: seed, picture: picture, in: folder))
                films.append(try Data(contentsOf: URL(filePath: result.videoPath)))
            }
            #expect(films[0] == films[1])
            #expect(Set(films).count > 1)
        }
    }

    @Test("move as the prompt's words say: the same for every seed, and not at all where that is asked")
    func camera() async throws {
        try await TestFiles.withFolder { folder in
            let picture = try await TestPicture.make("640x360")
            var films: [Data] = []
            for seed in [1, 2] as [UInt64] {
                let result = try #require(
                    try await Self.film("a house, pan right", seed: seed, picture: picture, in: folder))
                films.append(try Data(contentsOf: URL(filePath: result.videoPath)))
                let first = try await TestPicture.pixels(result.videoPath, "320x180")
                #expect(TestPicture.distance(first, try await Self.last(result.videoPath, in: folder)) > 10)
            }
            #expect(films[0] == films[1])
            let still = try #require(try await Self.film("a house, static", picture: picture, in: folder))
            let first = try await TestPicture.pixels(still.videoPath, "320x180")
            #expect(TestPicture.distance(first, try await Self.last(still.videoPath, in: folder)) < 4)
        }
    }

    @Test("fail for good when it can't be decoded, and leave nothing behind")
    func hostile() async throws {
        try await TestFiles.withFolder { folder in
            var picture = try await TestPicture.make("64x64")
            let data = try #require(picture.firstRange(of: Array("IDAT".utf8)))
            for index in data.upperBound..<(data.upperBound + 40) { picture[index] ^= 0x5A }
            let provider = try DraftProvider(settings: TestFiles.settings(folder), logger: TestFiles.quiet)
            var request = TestFiles.request()
            request.firstFrame = picture
            let handle = try await ProviderConformance.accepted(request, provider)
            guard case .failed(let failure) = try await ProviderConformance.finish(handle, provider) else {
                Issue.record("expected a failure")
                return
            }
            #expect(failure.code == .referenceImageUnreadable)
            #expect(failure.isPermanent)
            let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/scratch")
            #expect(left.isEmpty)
        }
    }
}
