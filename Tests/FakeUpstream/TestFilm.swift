import Foundation

/// A real film, made by ffmpeg.
enum TestFilm {
    static func make(seconds: Int = 1, size: String = "128x72") throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "fake-upstream-\(UUID().uuidString).mp4")
        let ffmpeg = Process()
        ffmpeg.executableURL = URL(filePath: "/usr/bin/env")
        ffmpeg.arguments = [
            "ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-f", "lavfi", "-i",
            "testsrc=size=\(size):rate=24:duration=\(seconds)", "-f", "lavfi", "-i",
            "sine=frequency=440:duration=\(seconds)", "-c:v",
            "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", "-y",
            file.path,
        ]
        try ffmpeg.run()
        ffmpeg.waitUntilExit()
        guard ffmpeg.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
        return file
    }
}
