import FoundationEssentials

/// The film of the test provider: one second of a test card, small enough to be copied thousands of times.
enum TestFilm {
    private static let timeout: Duration = .seconds(60)
    private static let facts = VideoFacts(
        durationSeconds: 1, frameSize: FrameSize(width: 64, height: 36), codec: "h264")

    static func render(settings: DraftSettings, in directory: String) async throws -> GenerationResult {
        try await run(
            settings,
            [
                "-hide_banner", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x36:rate=24:duration=1",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "40", "-pix_fmt", "yuv420p", "-threads", "1",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart", "-y",
                FFmpegArguments.videoFile,
            ], in: directory)
        try await run(
            settings,
            [
                "-hide_banner", "-loglevel", "error", "-i", FFmpegArguments.videoFile, "-frames:v", "1", "-q:v", "8",
                "-y", FFmpegArguments.thumbnailFile,
            ], in: directory)
        let video = directory + "/" + FFmpegArguments.videoFile
        let thumbnail = directory + "/" + FFmpegArguments.thumbnailFile
        return GenerationResult(
            videoPath: video, videoBytes: try Data(contentsOf: URL(filePath: video)).count, thumbnailPath: thumbnail,
            thumbnailBytes: try Data(contentsOf: URL(filePath: thumbnail)).count, facts: facts, costMicrodollars: 0)
    }

    private static func run(_ settings: DraftSettings, _ arguments: [String], in directory: String) async throws {
        let child = ChildProcess(
            program: settings.ffmpeg, arguments: arguments, directory: directory, timeout: timeout,
            killGrace: settings.killGrace)
        do {
            try await child.run()
        } catch {
            throw GenerationFailure(
                .rendererUnavailable, "ffmpeg could not make the test film; is it installed?", isPermanent: false)
        }
    }
}

extension GenerationResult {
    /// The same video at another price.
    func costing(_ microdollars: Int) -> Self {
        Self(
            videoPath: videoPath, videoBytes: videoBytes, thumbnailPath: thumbnailPath,
            thumbnailBytes: thumbnailBytes, facts: facts, costMicrodollars: microdollars)
    }
}
