import FoundationEssentials
import Logging
import NIOPosix
import Synchronization

/// Checks a fetched video and takes its thumbnail.
struct ResultInspector: Sendable {
    /// Characters of ffprobe's answer that are read; a real one has about 200.
    private static let probeCharactersMax = 65536
    /// A foreign file is read as what it claims to be, and leads nowhere else.
    static let inputOptions = ["-protocol_whitelist", "file", "-f", "mov"]
    /// Reading the facts of the largest file, or a frame of it.
    private static let timeout: Duration = .seconds(60)

    let settings: DraftSettings
    let logger: Logger

    /// What a folder's `video.mp4` is, or why it is not a video.
    func inspect(_ directory: String, priceMicros: Int) async -> Result<GenerationResult, Unusable> {
        let video = directory + "/" + FFmpegArguments.videoFile
        do {
            let complaint = try await NIOThreadPool.singleton.runIfActive { try VideoFileCheck.complaint(path: video) }
            if let complaint { return .failure(Unusable(reason: complaint)) }
        } catch {
            return .failure(Unusable(reason: "it can't be read: \(error)"))
        }
        guard let facts = await facts(directory), let bytes = FileSize.bytes(video) else {
            return .failure(Unusable(reason: "it has no picture"))
        }
        let thumbnail = await thumbnail(directory, facts)
        return .success(
            GenerationResult(
                videoPath: video, videoBytes: bytes, thumbnailPath: thumbnail,
                thumbnailBytes: thumbnail.flatMap(FileSize.bytes), facts: facts, costMicrodollars: priceMicros))
    }

    /// Why a file is not a video, in words that follow "what came is not a video: ".
    struct Unusable: Error {
        let reason: String
    }

    private func facts(_ directory: String) async -> VideoFacts? {
        let answer = Mutex("")
        let child = program(settings.ffprobe, Self.inputOptions + FFmpegArguments.probe, directory)
        do {
            try await child.run(readLine: { line in
                answer.withLock { if $0.count < Self.probeCharactersMax { $0 += line } }
            })
        } catch {
            logger.warning("a result can't be read", metadata: ["error": "\(error)"])
            return nil
        }
        return VideoProbe.facts(json: answer.withLock { $0 })
    }

    /// A video without a thumbnail is still one.
    private func thumbnail(_ directory: String, _ facts: VideoFacts) async -> String? {
        let milliseconds = Int(min(max(facts.durationSeconds, 0), 86_400) * 1000 / 3)
        let arguments = FFmpegArguments.thumbnail(atMilliseconds: milliseconds, inputOptions: Self.inputOptions)
        do {
            try await program(settings.ffmpeg, arguments, directory).run()
        } catch {
            logger.warning("no thumbnail could be made", metadata: ["error": "\(error)"])
            return nil
        }
        let path = directory + "/" + FFmpegArguments.thumbnailFile
        return FileSize.bytes(path) == nil ? nil : path
    }

    private func program(_ name: String, _ arguments: [String], _ directory: String) -> ChildProcess {
        ChildProcess(
            program: name, arguments: arguments, directory: directory, timeout: Self.timeout,
            killGrace: settings.killGrace)
    }
}

/// Sizes of files on this machine.
enum FileSize {
    /// Nil when there is no such file, or it is empty.
    static func bytes(_ path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let size = (attributes?[.size] as? Int) ?? (attributes?[.size] as? UInt64).flatMap { Int(exactly: $0) }
        return size.flatMap { $0 > 0 ? $0 : nil }
    }
}
