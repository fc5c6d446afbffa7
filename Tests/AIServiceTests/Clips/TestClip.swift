import Foundation
import NIOPosix
import VeoGenAPI

/// Real clips, made by ffmpeg, and what is in films.
enum TestClip {
    struct Failed: Error {}

    /// A film whose picture gets lighter by 4 with each frame, from `light` on; a tone of `decibels` if any.
    static func make(
        frames: Int = 24, size: String = "320x180", rate: Int = 24, light: Int = 16, decibels: Int? = nil,
        in folder: String
    ) async throws -> [UInt8] {
        let path = "\(folder)/\(UUID().uuidString).mp4"
        let seconds = Double(frames) / Double(rate)
        let picture = "color=black:s=\(size):r=\(rate):d=\(seconds),format=gray,geq=lum='\(light)+4*N',format=yuv420p"
        let tone = "sine=frequency=440:sample_rate=44100:duration=\(seconds)"
        let sound = decibels.map { ["-f", "lavfi", "-i", "\(tone),volume=\($0)dB"] } ?? []
        _ = try await run(
            "ffmpeg",
            ["-f", "lavfi", "-i", picture] + sound + [
                "-c:v", "libx264", "-crf", "4", "-preset", "veryfast",
                "-c:a", "aac", "-y", path,
            ])
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    /// How light each frame of a film is, in its middle.
    static func lights(_ path: String) async throws -> [Int] {
        try await run(
            "ffmpeg",
            ["-i", path, "-vsync", "0", "-vf", "crop=2:2,scale=1:1,format=rgb24", "-f", "rawvideo", "pipe:1"]
        ).enumerated().filter { $0.offset % 3 == 0 }.map { Int($0.element) }
    }

    /// The sound of a film: 48,000 samples a second.
    static func samples(_ path: String) async throws -> [Double] {
        let bytes = try await run(
            "ffmpeg", ["-i", path, "-map", "0:a:0", "-ac", "1", "-ar", "48000", "-f", "s16le", "pipe:1"])
        return stride(from: 0, to: bytes.count - 1, by: 2).map {
            Double(Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8))
        }
    }

    /// The kinds of a film's streams, in their order.
    static func streams(_ path: String) async throws -> [String] {
        let text = try await run("ffprobe", ["-show_entries", "stream=codec_type", "-of", "csv=p=0", path])
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Clips as they come over the wire, in pieces of at most some bytes.
    static func pieces(_ clips: [[UInt8]], bytes: Int = 10_000) -> AsyncStream<ClipPiece> {
        AsyncStream { continuation in
            for (index, clip) in clips.enumerated() {
                for start in stride(from: 0, to: max(clip.count, 1), by: bytes) {
                    let piece = Array(clip[start..<min(start + bytes, clip.count)])
                    continuation.yield(ClipPiece(clip: Int32(index + 1), data: piece))
                }
            }
            continuation.finish()
        }
    }

    /// Off the tests' own threads, of which there are as few as processors: it blocks.
    private static func run(_ program: String, _ arguments: [String]) async throws -> [UInt8] {
        try await NIOThreadPool.singleton.runIfActive {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [program, "-v", "error"] + arguments
            process.standardInput = FileHandle.nullDevice
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Failed() }
            return Array(data)
        }
    }
}
