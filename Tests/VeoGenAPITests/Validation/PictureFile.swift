import Foundation

/// Real pictures, made by ffmpeg.
enum PictureFile {
    struct Failed: Error {}

    /// A picture of that size; `options` are those of ffmpeg's encoder, its format included.
    static func make(_ size: String, _ options: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=\(size)", "-frames:v", "1"] + options
            + ["pipe:1"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0, !data.isEmpty else { throw Failed() }
        return Array(data)
    }

    static let png = ["-f", "image2pipe", "-c:v", "png"]
    static let jpeg = ["-f", "image2pipe", "-c:v", "mjpeg"]
    static let webp = ["-f", "webp", "-c:v", "libwebp"]
    static let losslessWebP = ["-f", "webp", "-c:v", "libwebp", "-lossless", "1", "-pix_fmt", "bgra"]
    static let animatedPNG = ["-frames:v", "3", "-f", "apng"]
}
