import FoundationEssentials
import Logging
import NIOPosix
import RPC
import Synchronization
import VeoGenAPI

/// Makes one film of clips that continue one another, by ffmpeg in a folder that goes with the call.
final class ClipJoiner: Sendable {
    /// Films that are joined at one time: each keeps about two cores busy, and waiting costs nothing elsewhere.
    private static let joinsMax = 2
    /// Reading the facts, or the loudness, of one clip.
    private static let readTimeout: Duration = .seconds(60)
    /// Characters of ffprobe's answer that are read; a real one has about 300.
    private static let probeCharactersMax = 65536

    let lastFrame: LastFrame
    private let settings: DraftSettings
    private let logger: Logger
    private let running = Mutex(0)

    init(settings: DraftSettings, logger: Logger) {
        self.settings = settings
        self.logger = logger
        lastFrame = LastFrame(settings: settings, logger: logger)
    }

    /// Joins the clips that `pieces` are of, and hands the film over, whose files are gone afterwards.
    ///
    /// - Throws: `RPCError`: `unavailable` while others are joined or ffmpeg can't work, `failedPrecondition`
    ///   (`clip_unusable`) when a clip is no film, and what ``ClipIntake`` and `body` throw.
    func join<Pieces: AsyncSequence>(
        _ pieces: Pieces, _ body: (GenerationResult) async throws -> Void
    ) async throws where Pieces.Element == ClipPiece {
        guard begin() else {
            throw RPCError.unavailable("joiner_busy", "Other films are being joined", retryAfter: .seconds(5))
        }
        defer { end() }
        let directory = settings.scratchDirectory + "/join-" + UUID().uuidString.lowercased()
        defer { ScratchFolder.remove(directory, logger) }
        let count: Int
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            count = try await ClipIntake(directory: directory).take(pieces)
        } catch {
            if error is RPCError { throw error }
            throw unavailable("clips were not stored", "\(error)")
        }
        try await body(try await film(count, in: directory))
    }

    private func film(_ count: Int, in directory: String) async throws -> GenerationResult {
        var clips: [ClipFacts] = []
        var loudness: [Double?] = []
        for index in 0..<count {
            let facts = try await facts(index, in: directory)
            clips.append(facts)
            loudness.append(facts.hasSound ? try await self.loudness(index, in: directory) : nil)
        }
        let join = JoinArguments(
            clips: clips, gains: ClipLoudness.gains(loudness), threads: settings.encoderThreads)
        do {
            try await program(settings.ffmpeg, join.arguments, directory, settings.renderTimeout).run()
        } catch {
            throw failure(error) ?? failed("it could not be encoded")
        }
        switch await ResultInspector(settings: settings, logger: logger).inspect(directory, priceMicros: 0) {
        case .success(let film): return film
        case .failure(let unusable): throw failed(unusable.reason)
        }
    }

    private func facts(_ index: Int, in directory: String) async throws -> ClipFacts {
        let file = JoinArguments.file(index)
        let complaint: String?
        do {
            complaint = try await NIOThreadPool.singleton.runIfActive {
                try VideoFileCheck.complaint(path: directory + "/" + file)
            }
        } catch {
            throw unavailable("a clip can't be read", "\(error)")
        }
        guard complaint == nil else { throw Self.unusable(index) }
        let answer = Mutex("")
        do {
            try await program(settings.ffprobe, ClipFacts.arguments(file), directory, Self.readTimeout).run(
                readLine: { line in
                    answer.withLock { if $0.count < Self.probeCharactersMax { $0 += line } }
                })
        } catch {
            throw failure(error) ?? Self.unusable(index)
        }
        guard let facts = ClipFacts(json: answer.withLock { $0 }) else { throw Self.unusable(index) }
        return facts
    }

    /// LUFS of a clip; nil when nothing was measured, as of sound that is too short.
    private func loudness(_ index: Int, in directory: String) async throws -> Double? {
        let last = Mutex<Double?>(nil)
        let arguments = ClipLoudness.arguments(JoinArguments.file(index))
        do {
            try await program(settings.ffmpeg, arguments, directory, Self.readTimeout).run(readLine: { line in
                if let value = ClipLoudness.value(line) { last.withLock { $0 = value } }
            })
        } catch {
            throw failure(error) ?? Self.unusable(index)
        }
        return last.withLock { $0 }
    }

    private func program(
        _ name: String, _ arguments: [String], _ directory: String, _ timeout: Duration
    ) -> ChildProcess {
        ChildProcess(
            program: name, arguments: arguments, directory: directory, timeout: timeout, killGrace: settings.killGrace)
    }

    private func begin() -> Bool {
        running.withLock { running in
            guard running < Self.joinsMax else { return false }
            running += 1
            return true
        }
    }

    private func end() {
        running.withLock { $0 -= 1 }
    }

    /// What is not the clips' fault; nil for what may be.
    private func failure(_ error: any Error) -> RPCError? {
        guard let failure = error as? ChildProcess.Failure, !failure.isInterruption,
            case .failed(_, let tail) = failure
        else {
            return unavailable("clips were not joined", "\(error)")
        }
        if DraftRenderer.tellsOfFullDisk(tail) { return unavailable("the disk is full", tail) }
        logger.error("clips can't be joined", metadata: ["stderr": "\(tail)"])
        return nil
    }

    private func unavailable(_ what: String, _ why: String) -> RPCError {
        logger.error("\(what)", metadata: ["error": "\(why)"])
        return .unavailable("joiner_unavailable", "The clips can't be joined now", retryAfter: .seconds(10))
    }

    private func failed(_ reason: String) -> RPCError {
        logger.error("a joined film is not as it should be", metadata: ["reason": "\(reason)"])
        return RPCError(.internal, reason: "join_failed", message: "The clips could not be joined")
    }

    private static func unusable(_ index: Int) -> RPCError {
        .failedPrecondition("clip_unusable", "Clip \(index + 1) can't be read as a film")
    }
}
