import Foundation
import RPC
import Testing
import VeoGenAPI

@testable import AIService

@Suite("The picture that a film ends with", .timeLimit(.minutes(5)))
struct LastFrameTests {
    private static func with(_ body: (LastFrame, String) async throws -> Void) async throws {
        try await TestFiles.withFolder { folder in
            let settings = TestFiles.settings(folder)
            try await body(LastFrame(settings: settings, logger: TestFiles.quiet), folder)
            let left = try? FileManager.default.contentsOfDirectory(atPath: settings.scratchDirectory)
            #expect(left?.isEmpty ?? true)
        }
    }

    private static func stored(_ bytes: [UInt8], in folder: String) throws -> String {
        let path = "\(folder)/\(UUID().uuidString).mp4"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    @Test("is a JPEG of the film's size that a video may begin with", arguments: [48, 6])
    func last(frames: Int) async throws {
        try await Self.with { lastFrame, folder in
            let film = try await TestClip.make(frames: frames, light: 30, in: folder)
            let picture = try await lastFrame.picture(of: try Self.stored(film, in: folder))
            let header = try PictureHeader(picture)
            #expect((header.format, header.width, header.height) == (.jpeg, 320, 180))
            let light = try await TestPicture.pixels(try Self.stored(picture, in: folder), "1x1", as: "rgb24")
            let shown = try await TestClip.lights(try Self.stored(film, in: folder))
            #expect(shown.count == frames)
            #expect(abs(Int(light[0]) - (shown.last ?? 0)) <= 3)
        }
    }

    @Test("is found where the sound goes on for longer")
    func longSound() async throws {
        try await Self.with { lastFrame, folder in
            let path = "\(folder)/long.mp4"
            let child = ChildProcess(
                program: "ffmpeg",
                arguments: [
                    "-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=white:s=64x64:r=24:d=0.5", "-f", "lavfi",
                    "-i", "sine=duration=3", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-y", path,
                ], directory: folder, timeout: .seconds(60), killGrace: .seconds(1))
            try await child.run()
            let picture = try await lastFrame.picture(of: path)
            #expect(try PictureHeader(picture).width == 64)
        }
    }

    @Test("of a film that is hard to compress is within the limit of pictures")
    func noise() async throws {
        try await Self.with { lastFrame, folder in
            let path = "\(folder)/noise.mp4"
            let child = ChildProcess(
                program: "ffmpeg",
                arguments: [
                    "-v", "error", "-nostdin", "-f", "lavfi", "-i",
                    "nullsrc=s=1920x1080:r=24:d=0.1,geq=random(1)*255:128:128", "-c:v", "libx264", "-crf", "2",
                    "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-y", path,
                ], directory: folder, timeout: .seconds(60), killGrace: .seconds(1))
            try await child.run()
            #expect(try await lastFrame.picture(of: path).count <= LastFrame.bytesMax)
        }
    }

    @Test("is refused clearly of what is no film")
    func hostile() async throws {
        try await Self.with { lastFrame, folder in
            for bytes in [[], Array("<html></html>".utf8), [UInt8](repeating: 0xFF, count: 1000)] {
                let path = try Self.stored(bytes, in: folder)
                await #expect {
                    _ = try await lastFrame.picture(of: path)
                } throws: {
                    ($0 as? RPCError)?.reason == "last_frame_unreadable"
                }
            }
        }
    }
}
