import Foundation
import Testing
import VeoGenAPI

@testable import AIService

@Suite("Pictures that are brought to a frame's size")
struct PictureFitTests {
    private static let size = FrameSize(width: 320, height: 180)

    private static func with(_ body: (PictureFit, String) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            let settings = TestFiles.settings(folder)
            try await body(PictureFit(settings: settings, logger: TestFiles.quiet), folder)
            let left = try? FileManager.default.contentsOfDirectory(atPath: settings.scratchDirectory)
            #expect(left?.isEmpty ?? true)
        }
    }

    private static func pixels(_ picture: [UInt8], in folder: String) async throws -> [UInt8] {
        let path = "\(folder)/\(UUID().uuidString)"
        try Data(picture).write(to: URL(filePath: path))
        return try await TestPicture.pixels(path, "320x180")
    }

    private static func failure(_ fit: PictureFit, _ bytes: [UInt8]) async -> PictureFit.Failure? {
        do {
            _ = try await fit.fitted(bytes, to: size)
            return nil
        } catch {
            return error
        }
    }

    @Test("become PNG files of exactly that size", arguments: [TestPicture.png, TestPicture.jpeg, TestPicture.webp])
    func fits(options: [String]) async throws {
        try await Self.with { fit, folder in
            let source = try await TestPicture.make("640x360", options)
            let picture = try await fit.fitted(source, to: Self.size)
            let header = try PictureHeader(picture)
            #expect(header.format == .png)
            #expect((header.width, header.height) == (320, 180))
            let distance = TestPicture.distance(
                try await Self.pixels(picture, in: folder), try await Self.pixels(source, in: folder))
            #expect(distance < 4, "\(distance)")
            #expect(try await fit.fitted(source, to: Self.size) == picture)
        }
    }

    @Test("lose on both sides alike what is too wide or too high", arguments: ["480x180", "320x300", "64x64"])
    func crops(size: String) async throws {
        try await Self.with { fit, folder in
            let picture = try await fit.fitted(try await TestPicture.make(size), to: Self.size)
            let header = try PictureHeader(picture)
            #expect((header.width, header.height) == (320, 180))
            // White in the middle third and black besides: its middle is what is seen.
            let wide = "color=black:s=960x180,drawbox=x=320:w=320:y=0:h=180:color=white:t=fill"
            let seen = try await Self.pixels(
                try await fit.fitted(try await TestPicture.make("960x180", of: wide), to: Self.size), in: folder)
            #expect(seen.allSatisfy { $0 > 250 })
        }
    }

    @Test("are turned as the camera says")
    func turns() async throws {
        try await Self.with { fit, folder in
            // The left half is white. EXIF's orientation 6: the left of what is stored is the top of what is shown.
            let stored = "color=black:s=180x320,drawbox=x=0:y=0:w=90:h=320:color=white:t=fill"
            var jpeg = try await TestPicture.make("180x320", of: stored, TestPicture.jpeg)
            let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
            let tiff = Array("II".utf8) + [0x2A, 0, 8, 0, 0, 0, 1, 0] + entry + [0, 0, 0, 0]
            let content = Array("Exif".utf8) + [0, 0] + tiff
            jpeg.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content, at: 2)
            let seen = try await Self.pixels(try await fit.fitted(jpeg, to: Self.size), in: folder)
            let (top, bottom) = (seen[320 * 20 + 160], seen[320 * 160 + 160])
            #expect(top > 200 && bottom < 50, "\(top) above, \(bottom) below")
        }
    }

    @Test("lie on black where they are transparent")
    func flattens() async throws {
        try await Self.with { fit, folder in
            let clear = try await TestPicture.make(
                "320x180", of: "color=white@0.0:s=320x180,format=rgba", TestPicture.png + ["-pix_fmt", "rgba"])
            let seen = try await Self.pixels(try await fit.fitted(clear, to: Self.size), in: folder)
            #expect(seen.allSatisfy { $0 < 5 })
        }
    }

    @Test("are refused when they can't be decoded, whatever their header says")
    func hostile() async throws {
        try await Self.with { fit, _ in
            let png = try await TestPicture.make("64x64")
            let data = try #require(png.firstRange(of: Array("IDAT".utf8)))
            var damaged = png
            for index in data.upperBound..<min(data.upperBound + 40, png.count) { damaged[index] ^= 0x5A }
            // A scan that is none, in a frame that the header announces.
            let jpeg: [UInt8] =
                [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
                + [0xFF, 0xD9]
            for bytes in [damaged, jpeg, Array("GIF89a".utf8), []] {
                guard case .unreadable = await Self.failure(fit, bytes) else {
                    Issue.record("expected a refusal of \(bytes.prefix(8))")
                    continue
                }
            }
        }
    }

    @Test("take no memory by what is not their picture")
    func bombs() async throws {
        try await Self.with { fit, _ in
            let png = try await TestPicture.make("64x64")
            let data = try #require(png.firstRange(of: Array("IDAT".utf8)))
            // A compressed text, cut off: whoever reads it says so, and ends with an error.
            let text = Array("zTXtComment".utf8) + [0, 0, 0x78, 0xDA, 1, 2, 3]
            var bomb = png
            bomb.insert(contentsOf: [0, 0, 0, UInt8(text.count - 4)] + text + [0, 0, 0, 0], at: data.lowerBound - 4)
            #expect(PNGChunks.needed(of: bomb) == PNGChunks.needed(of: png))
            #expect(try await fit.fitted(bomb, to: Self.size) == fit.fitted(png, to: Self.size))
            for count in 0..<png.count {
                #expect(PNGChunks.needed(of: Array(png.prefix(count))).count <= count)
            }
            #expect(PNGChunks.needed(of: Array("RIFF".utf8)) == Array("RIFF".utf8))
        }
    }

    @Test(
        "are not blamed for what happens to ffmpeg",
        arguments: [
            ("kill -TERM $$", "unavailable"), ("kill -KILL $$", "unavailable"), ("exit 255", "unavailable"),
            ("exit 127", "unavailable"), ("echo Cannot allocate memory >&2; exit 1", "exhausting"),
            ("echo No space left on device >&2; exit 1", "unavailable"), ("exec sleep 600", "exhausting"),
            ("exit 1", "unreadable"),
        ])
    func endings(script: String, expected: String) async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.ffmpeg = folder + "/ffmpeg"
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: settings.ffmpeg))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: settings.ffmpeg)
            let timeout = script.contains("sleep") ? Duration.milliseconds(500) : PictureFit.timeoutDefault
            let fit = PictureFit(settings: settings, timeout: timeout, logger: TestFiles.quiet)
            let failure = await Self.failure(fit, try await TestPicture.make("64x64"))
            #expect("\(try #require(failure))".hasPrefix(expected))
        }
    }

    @Test("are decoded a few at a time, and all in the end that found a place to wait")
    func severalAtOnce() async {
        let turns = PictureTurns(2, waitingMax: 18)
        let running = Gauge()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let done: Void? = await turns.run {
                        await running.enter()
                        for _ in 0..<10 { await Task.yield() }
                        await running.leave()
                    }
                    #expect(done != nil)
                }
            }
        }
        #expect(await running.most == 2)
        let full = PictureTurns(1, waitingMax: 0)
        let refused: Bool? = await full.run { await full.run {} == nil }
        #expect(refused == true)
    }

    /// How many are in a place at once.
    private actor Gauge {
        private var now = 0
        private(set) var most = 0

        func enter() {
            now += 1
            most = max(most, now)
        }

        func leave() { now -= 1 }
    }

    @Test("wait for a machine that has ffmpeg")
    func missing() async throws {
        try await TestFiles.withFolder { folder in
            var settings = TestFiles.settings(folder)
            settings.ffmpeg = "/nowhere/ffmpeg"
            let fit = PictureFit(settings: settings, logger: TestFiles.quiet)
            guard case .unavailable = await Self.failure(fit, try await TestPicture.make("64x64")) else {
                Issue.record("expected that nothing is said of the picture")
                return
            }
        }
    }

    @Test(
        "Sizes are read as providers write them",
        arguments: [
            ("1280x720", FrameSize(width: 1280, height: 720)), ("720p", nil), ("x", nil), ("1280x", nil),
            ("0x0", nil), ("-16x16", nil), ("99999999999999999999x16", nil), ("1280x720x1", nil), ("8193x16", nil),
        ] as [(String, FrameSize?)])
    func sizes(text: String, size: FrameSize?) {
        #expect(FrameSize(text) == size)
    }
}
