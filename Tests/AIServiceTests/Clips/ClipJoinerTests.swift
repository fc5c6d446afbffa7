import Foundation
import RPC
import Testing
import VeoGenAPI

@testable import AIService

@Suite("Clips that are joined", .timeLimit(.minutes(5)))
struct ClipJoinerTests {
    private static func with(_ body: (ClipJoiner, String) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            let settings = TestFiles.settings(folder)
            try await body(ClipJoiner(settings: settings, logger: TestFiles.quiet), folder)
            let left = try? FileManager.default.contentsOfDirectory(atPath: settings.scratchDirectory)
            #expect(left?.isEmpty ?? true)
        }
    }

    /// Joins clips, keeps the film, and tells its facts and its path.
    private static func join(
        _ clips: [[UInt8]], _ joiner: ClipJoiner, _ folder: String
    ) async throws -> (facts: VideoFacts, path: String) {
        let path = "\(folder)/\(UUID().uuidString).mp4"
        var facts: VideoFacts?
        try await joiner.join(TestClip.pieces(clips)) { film in
            facts = film.facts
            #expect(film.thumbnailBytes ?? 0 > 0)
            try FileManager.default.copyItem(atPath: film.videoPath, toPath: path)
        }
        return (try #require(facts), path)
    }

    private static func refusal(_ clips: [[UInt8]], _ joiner: ClipJoiner) async -> RPCError? {
        do {
            try await joiner.join(TestClip.pieces(clips)) { _ in Issue.record("a film was made") }
            return nil
        } catch {
            return error as? RPCError
        }
    }

    @Test("show the picture at a joint once, and every other one")
    func duplicates() async throws {
        try await Self.with { joiner, folder in
            // The second begins as the first ends, the third as the second.
            let clips = [
                try await TestClip.make(frames: 24, light: 20, in: folder),
                try await TestClip.make(frames: 12, light: 20 + 4 * 23, in: folder),
                try await TestClip.make(frames: 12, light: 20 + 4 * 34, in: folder),
            ]
            let (facts, path) = try await Self.join(clips, joiner, folder)
            #expect((facts.codec, facts.frameSize) == ("h264", FrameSize(width: 320, height: 180)))
            #expect(abs(facts.durationSeconds - 46.0 / 24) < 0.02)
            let lights = try await TestClip.lights(path)
            #expect(lights.count == 46)
            let steps = zip(lights, lights.dropFirst()).map { $1 - $0 }
            #expect(steps.allSatisfy { (2...6).contains($0) }, "\(lights)")
            #expect(try await TestClip.streams(path) == ["video"])
        }
    }

    @Test("are the same film each time")
    func deterministic() async throws {
        try await Self.with { joiner, folder in
            let clips = [
                try await TestClip.make(decibels: -20, in: folder), try await TestClip.make(light: 90, in: folder),
            ]
            let (first, second) = (
                try await Self.join(clips, joiner, folder).path, try await Self.join(clips, joiner, folder).path
            )
            #expect(try Data(contentsOf: URL(filePath: first)) == Data(contentsOf: URL(filePath: second)))
        }
    }

    @Test("have sound throughout when one has, as long as the picture, and silence where there is none")
    func sound() async throws {
        try await Self.with { joiner, folder in
            let clips = [
                try await TestClip.make(in: folder), try await TestClip.make(light: 60, decibels: -12, in: folder),
                try await TestClip.make(light: 90, in: folder),
            ]
            let (facts, path) = try await Self.join(clips, joiner, folder)
            #expect(try await TestClip.streams(path).sorted() == ["audio", "video"])
            #expect(abs(facts.durationSeconds - 70.0 / 24) < 0.05)
            let samples = try await TestClip.samples(path)
            let heard = Double(samples.count) / 48_000
            // AAC has whole frames, and some of them before and behind.
            #expect(abs(heard - 70.0 / 24) < 0.1)
            let loud = [0.5, 1.5, 2.5].map { second in Self.strength(samples, from: second) }
            #expect(loud[0] < 10)
            #expect(loud[1] > 500)
            #expect(loud[2] < 10)
        }
    }

    @Test("become about as loud")
    func loudness() async throws {
        try await Self.with { joiner, folder in
            let clips = [
                try await TestClip.make(decibels: -4, in: folder),
                try await TestClip.make(light: 60, decibels: -16, in: folder),
            ]
            let samples = try await TestClip.samples(try await Self.join(clips, joiner, folder).path)
            let (first, second) = (Self.strength(samples, from: 0.4), Self.strength(samples, from: 1.4))
            let ratio = max(first, second) / min(first, second)
            #expect(ratio < 1.2, "\(first) and \(second)")
        }
    }

    /// The root of the mean square of a fifth of a second.
    private static func strength(_ samples: [Double], from second: Double) -> Double {
        let start = min(Int(second * 48_000), samples.count)
        let part = samples[start..<min(start + 9600, samples.count)]
        return (part.reduce(0) { $0 + $1 * $1 } / Double(max(part.count, 1))).squareRoot()
    }

    @Test("get the first one's size and the rate of all films")
    func sizes() async throws {
        try await Self.with { joiner, folder in
            let clips = [
                try await TestClip.make(size: "320x180", in: folder),
                try await TestClip.make(frames: 30, size: "160x160", rate: 30, light: 60, in: folder),
            ]
            let (facts, path) = try await Self.join(clips, joiner, folder)
            #expect(facts.frameSize == FrameSize(width: 320, height: 180))
            #expect(try await TestClip.lights(path).count == 47)
        }
    }

    @Test("are refused when one is no film, which is named")
    func hostile() async throws {
        try await Self.with { joiner, folder in
            let good = try await TestClip.make(in: folder)
            let broken: [[UInt8]] = [
                [], Array("<html>Sign in</html>".utf8), Array(good.prefix(good.count / 2)),
                [UInt8](repeating: 0xFF, count: 100_000), Array(good.prefix(40)) + [UInt8](repeating: 0, count: 5000),
            ]
            for bytes in broken {
                let error = await Self.refusal([good, bytes], joiner)
                #expect(error?.code == .failedPrecondition && error?.reason == "clip_unusable", "\(bytes.count)")
                #expect(error?.message == "Clip 2 can't be read as a film")
            }
        }
    }

    @Test("are refused when there are too few, too many, or they are out of order")
    func order() async throws {
        try await Self.with { joiner, folder in
            #expect(await Self.refusal([], joiner)?.reason == "clips_missing")
            #expect(await Self.refusal([[1]], joiner)?.reason == "clips_missing")
            let many = [[UInt8]](repeating: [1], count: 16)
            #expect(await Self.refusal(many, joiner)?.reason == "clips_out_of_order")
            for order: [Int32] in [[2], [1, 3], [1, 2, 1], [0], [-1]] {
                let pieces = AsyncStream { continuation in
                    for clip in order { continuation.yield(ClipPiece(clip: clip, data: [1])) }
                    continuation.finish()
                }
                await #expect(throws: RPCError.self) { try await joiner.join(pieces) { _ in } }
            }
        }
    }

    @Test("wait elsewhere while others are joined, and leave nothing when nobody waits for them")
    func busy() async throws {
        try await Self.with { joiner, folder in
            let (asked, ask) = AsyncStream.makeStream(of: Void.self)
            let endless = { @Sendable in
                AsyncStream<ClipPiece> {
                    ask.yield()
                    for await _ in AsyncStream<Never>.makeStream().stream {}
                    return nil
                }
            }
            let joins = (0..<2).map { _ in Task { try await joiner.join(endless()) { _ in } } }
            var begun = 0
            for await _ in asked {
                begun += 1
                if begun == 2 { break }
            }
            #expect(await Self.refusal([[1], [2]], joiner)?.reason == "joiner_busy")
            for join in joins {
                join.cancel()
                _ = await join.result
            }
            #expect(await Self.refusal([[1]], joiner)?.reason == "clips_missing")
        }
    }

    @Test("are brought to the mean of what can be heard, by no more than is meant to differ")
    func gains() {
        #expect(ClipLoudness.gains([-20, -10]) == [5, -5])
        #expect(ClipLoudness.gains([nil, -70, -20]) == [0, 0, 0])
        #expect(ClipLoudness.gains([-50, -10]) == [12, -12])
        #expect(ClipLoudness.gains([]) == [])
        #expect(ClipLoudness.value("lavfi.r128.I=-21.773") == -21.773)
        for line in ["lavfi.r128.I=nan", "lavfi.r128.I=", "frame:0 pts:1", "lavfi.r128.I=-inf"] {
            #expect(ClipLoudness.value(line) == nil)
        }
    }

    @Test("have facts within bounds, or none")
    func facts() {
        func facts(_ width: String, _ duration: String) -> ClipFacts? {
            ClipFacts(
                json: """
                    {"streams": [{"codec_type": "video", "width": \(width), "height": 90, "duration": "\(duration)"}]}
                    """)
        }
        #expect(facts("160", "8.0")?.frameCount == 192)
        let wrong = [
            ("160", "1e300"), ("160", "nan"), ("160", "-1"), ("0", "8"), ("99999999999999999999", "8"), ("9000", "8"),
        ]
        for (width, duration) in wrong { #expect(facts(width, duration) == nil, "\(width) \(duration)") }
        #expect(ClipFacts(json: "") == nil && ClipFacts(json: "{}") == nil)
    }
}
