import FoundationEssentials
import Logging
import Subprocess
import Synchronization

/// Makes one film in one folder: draws the frames, lets ffmpeg encode them, takes the thumbnail and checks the result.
struct DraftRenderer: Sendable {
    /// Told whenever a render has come further: percent 0…100 and a phrase for the user.
    typealias Report = @Sendable (_ percent: Int, _ step: String) async -> Void

    /// Share of the work that drawing and encoding takes; the rest is thumbnail and check.
    private static let encodingPercent = 96
    /// Characters of ffprobe's answer that are read; a real one has about 200.
    private static let probeCharactersMax = 65536

    let settings: DraftSettings
    let logger: Logger

    /// Renders `request` into `directory`, which exists and is empty, but for the picture that the film begins with.
    ///
    /// - Throws: ``GenerationFailure`` with what a user may know; details are logged.
    func render(
        _ request: GenerationRequest, hasPicture: Bool = false, in directory: String, report: @escaping Report
    ) async throws(GenerationFailure) -> GenerationResult {
        let captions = CaptionFilter(request)
        try prepare(captions, in: directory)
        if hasPicture {
            try await encodePicture(request, captions, in: directory, report)
        } else {
            try await encode(request, captions, in: directory, report)
        }
        await report(Self.encodingPercent, "Taking the thumbnail")
        try await run(settings.ffmpeg, FFmpegArguments.thumbnail(request), in: directory)
        await report(Self.encodingPercent + 2, "Checking the video")
        let facts = try await probe(request, in: directory)
        let video = directory + "/" + FFmpegArguments.videoFile
        let thumbnail = directory + "/" + FFmpegArguments.thumbnailFile
        return GenerationResult(
            videoPath: video, videoBytes: try size(of: video), thumbnailPath: thumbnail,
            thumbnailBytes: try size(of: thumbnail), facts: facts, costMicrodollars: 0)
    }

    private func prepare(_ captions: CaptionFilter, in directory: String) throws(GenerationFailure) {
        let font = try CaptionFont.path(settings.fontPath)
        do {
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/" + CaptionFilter.fontFile, withDestinationPath: font)
            for file in captions.files {
                try Data(file.text.utf8).write(to: URL(filePath: directory + "/" + file.name))
            }
        } catch {
            throw failure(storing: error)
        }
    }

    private func encodePicture(
        _ request: GenerationRequest, _ captions: CaptionFilter, in directory: String, _ report: @escaping Report
    ) async throws(GenerationFailure) {
        await report(0, "Scaling the picture")
        do {
            try await PictureFit(settings: settings, logger: logger).fit(in: directory, to: request.frameSize)
        } catch {
            throw Self.failure(of: error)
        }
        let arguments = FFmpegArguments.encode(
            request, of: PictureFilm(request), captions: captions, threads: settings.encoderThreads)
        let progress = Mutex(FFmpegProgress(frameCount: request.frameCount))
        try await run(
            settings.ffmpeg, arguments, in: directory,
            readLine: { line in
                let percent = progress.withLock { $0.read(line) ? $0.percent : nil }
                if let percent { await report(percent * Self.encodingPercent / 100, "Filming the picture") }
            })
    }

    private static func failure(of failure: PictureFit.Failure) -> GenerationFailure {
        switch failure {
        case .unreadable:
            GenerationFailure(
                .referenceImageUnreadable, "The picture to begin with can't be decoded.", isPermanent: true)
        case .exhausting:
            GenerationFailure(
                .referenceImageExhausting, "The picture to begin with takes too much time or memory to decode.",
                isPermanent: false)
        case .unavailable(let what):
            GenerationFailure(.renderFailed, "The picture is not ready: \(what).", isPermanent: false)
        }
    }

    private func encode(
        _ request: GenerationRequest, _ captions: CaptionFilter, in directory: String, _ report: @escaping Report
    ) async throws(GenerationFailure) {
        let drawn = request.aspectRatio.frameSize(lines: min(request.quality.lines, settings.drawnLinesMax))
        let progress = Mutex(FFmpegProgress(frameCount: request.frameCount))
        await report(0, "Painting the scene")
        let arguments = FFmpegArguments.encode(
            request, drawn: drawn, captions: captions, threads: settings.encoderThreads)
        try await run(settings.ffmpeg, arguments, in: directory) { input in
            await FrameFeed(request: request, drawn: drawn).write(to: input)
        } readLine: { line in
            let percent = progress.withLock { $0.read(line) ? $0.percent : nil }
            if let percent { await report(percent * Self.encodingPercent / 100, "Drawing the film") }
        }
    }

    private func probe(_ request: GenerationRequest, in directory: String) async throws(GenerationFailure) -> VideoFacts
    {
        let answer = Mutex("")
        try await run(
            settings.ffprobe, FFmpegArguments.probe, in: directory,
            readLine: { line in
                answer.withLock { if $0.count < Self.probeCharactersMax { $0 += line } }
            })
        let json = answer.withLock { $0 }
        let facts = VideoProbe.facts(json: json)
        if let facts, VideoProbe.complaint(facts, request) == nil { return facts }
        let complaint = facts.flatMap { VideoProbe.complaint($0, request) } ?? "no video stream"
        logger.error("rendered file is not what was asked for", metadata: ["complaint": "\(complaint)"])
        throw GenerationFailure(.renderFailed, "The rendered video is not as asked: \(complaint).", isPermanent: false)
    }

    private func size(of path: String) throws(GenerationFailure) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let bytes = attributes?[.size] as? Int, bytes > 0 { return bytes }
        if let bytes = attributes?[.size] as? UInt64, bytes > 0, let size = Int(exactly: bytes) { return size }
        throw GenerationFailure(.renderFailed, "The rendered file is missing or empty.", isPermanent: false)
    }

    private func run(
        _ program: String, _ arguments: [String], in directory: String,
        feed: @escaping @Sendable (StandardInputWriter) async -> Void = { _ in },
        readLine: @escaping @Sendable (String) async -> Void = { _ in }
    ) async throws(GenerationFailure) {
        let child = ChildProcess(
            program: program, arguments: arguments, directory: directory, timeout: settings.renderTimeout,
            killGrace: settings.killGrace)
        do {
            try await child.run(feed: feed, readLine: readLine)
        } catch {
            throw failure(of: program, error)
        }
    }

    private func failure(of program: String, _ error: ChildProcess.Failure) -> GenerationFailure {
        switch error {
        case .notStarted:
            return GenerationFailure(
                .rendererUnavailable,
                "ffmpeg cannot be started on the server; on Debian: apt-get install ffmpeg",
                isPermanent: false)
        case .timedOut:
            return GenerationFailure(
                .renderTimeout, "Rendering took longer than \(settings.renderTimeout.components.seconds) s.",
                isPermanent: false)
        case .cancelled:
            return GenerationFailure(.cancelled, "The generation was cancelled.", isPermanent: true)
        case .failed(let status, let tail):
            let ending = status.map { "\($0)" } ?? "error"
            logger.error(
                "renderer failed", metadata: ["program": "\(program)", "status": "\(ending)", "stderr": "\(tail)"])
            if Self.tellsOfFullDisk(tail) { return Self.storageFull }
            return GenerationFailure(.renderFailed, "The renderer stopped with an error.", isPermanent: false)
        }
    }

    private func failure(storing error: any Error) -> GenerationFailure {
        logger.error("cannot write to the scratch folder", metadata: ["error": "\(error)"])
        if (error as? CocoaError)?.code == .fileWriteOutOfSpace { return Self.storageFull }
        return GenerationFailure(.renderFailed, "The renderer cannot write its files.", isPermanent: false)
    }

    private static let storageFull = GenerationFailure(
        .storageFull, "The disk of the renderer is full.", isPermanent: false)

    /// ffmpeg reports errno by its text (ENOSPC, EFBIG, EDQUOT) and has no other way.
    static func tellsOfFullDisk(_ tail: String) -> Bool {
        ["No space left on device", "File too large", "Disk quota exceeded"].contains { tail.contains($0) }
    }
}
