import Foundation
import NIOPosix

/// Real pictures, made by ffmpeg.
enum TestPicture {
    struct Failed: Error {}

    static let png = ["-f", "image2pipe", "-c:v", "png"]
    static let jpeg = ["-f", "image2pipe", "-c:v", "mjpeg", "-q:v", "2"]
    static let webp = ["-f", "webp", "-c:v", "libwebp"]

    /// A picture of that size, of what a filter draws.
    static func make(_ size: String, of source: String = "testsrc2", _ options: [String] = png) async throws -> [UInt8]
    {
        try await run(
            [
                "-f", "lavfi", "-i", source.contains("=") ? source : "\(source)=s=\(size)", "-frames:v", "1",
            ] + options + ["pipe:1"])
    }

    /// The first frame of a film or picture as raw pixels, in that size; `options` say where in the film it is.
    static func pixels(
        _ path: String, _ size: String, as format: String = "gray", options: [String] = []
    ) async throws -> [UInt8] {
        try await run(
            options + [
                "-i", path, "-frames:v", "1", "-vf", "scale=\(size.replacing("x", with: ":")),format=\(format)",
                "-f", "rawvideo", "pipe:1",
            ])
    }

    /// How far two pictures are from each other: the mean difference of their pixels, 0 to 255.
    static func distance(_ one: [UInt8], _ other: [UInt8]) -> Double {
        guard one.count == other.count, !one.isEmpty else { return 255 }
        return Double(zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }) / Double(one.count)
    }

    /// Off the tests' own threads, of which there are as few as processors: it blocks.
    private static func run(_ arguments: [String]) async throws -> [UInt8] {
        try await NIOThreadPool.singleton.runIfActive {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["ffmpeg", "-v", "error", "-nostdin"] + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let data = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0, !data.isEmpty else { throw Failed() }
            return Array(data)
        }
    }
}
