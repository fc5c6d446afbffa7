import FoundationEssentials
import Logging
import RPC

/// Takes the picture that a film ends with, so that another can begin with it. The film is hostile, as any that came
/// from elsewhere.
struct LastFrame: Sendable {
    /// Bytes of a picture that a request may begin with, as the contract limits it.
    static let bytesMax = 5 << 19
    /// ffmpeg's measures of what a JPEG leaves out: the first is not seen, the last fits whatever is in the picture.
    private static let compressions = [2, 5, 12, 31]
    /// Decoding the longest film of the highest quality takes half of it.
    private static let timeout: Duration = .seconds(60)
    /// Taken at one time; each keeps a core busy for a second or less.
    private static let turnsMax = 4
    /// Films that wait for that: a minute's, when each takes a second or two.
    private static let waitingMax = 64
    private static let file = "last.jpg"

    private let settings: DraftSettings
    private let logger: Logger
    private let turns = PictureTurns(turnsMax, waitingMax: waitingMax)

    init(settings: DraftSettings, logger: Logger) {
        self.settings = settings
        self.logger = logger
    }

    /// The last picture of the film in the file at `path`, as a JPEG file's bytes, when it is its turn.
    ///
    /// - Throws: `RPCError`: `failedPrecondition` when there is none that can be shown, `unavailable` when ffmpeg was
    ///   not there, had no room or no time.
    func picture(of path: String) async throws(RPCError) -> [UInt8] {
        guard let outcome = await turns.run({ await attempt(path) }) else {
            throw unavailable("a last picture was not taken", "many others are taken before it")
        }
        return try outcome.get()
    }

    private func attempt(_ path: String) async -> Result<[UInt8], RPCError> {
        do throws(RPCError) {
            return .success(try await take(path))
        } catch {
            return .failure(error)
        }
    }

    private func take(_ path: String) async throws(RPCError) -> [UInt8] {
        let directory = settings.scratchDirectory + "/frame-" + UUID().uuidString.lowercased()
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw unavailable("a working folder could not be made", "\(error)")
        }
        defer { ScratchFolder.remove(directory, logger) }
        for compression in Self.compressions {
            // From the last second on; what has no picture there, such as sound that goes on, is read as a whole.
            var picture = try await bytes(path, from: ["-sseof", "-1"], compression, in: directory)
            if picture == nil { picture = try await bytes(path, from: [], compression, in: directory) }
            guard let picture else { break }
            if picture.count <= Self.bytesMax { return picture }
        }
        throw .failedPrecondition("last_frame_unreadable", "The video's last picture can't be decoded")
    }

    private func bytes(
        _ path: String, from start: [String], _ compression: Int, in directory: String
    ) async throws(RPCError) -> [UInt8]? {
        let child = ChildProcess(
            program: settings.ffmpeg, arguments: Self.arguments(path, from: start, compression), directory: directory,
            timeout: Self.timeout, killGrace: settings.killGrace)
        do {
            try await child.run()
        } catch {
            switch error {
            case .failed(_, let tail) where !error.isInterruption:
                logger.info("a last picture can't be decoded", metadata: ["stderr": "\(tail)"])
                if DraftRenderer.tellsOfFullDisk(tail) { throw unavailable("the disk is full", tail) }
                return nil
            case .failed, .notStarted, .timedOut, .cancelled:
                throw unavailable("a last picture was not taken", "\(error)")
            }
        }
        // There is none where nothing was decoded.
        return (try? Data(contentsOf: URL(filePath: directory + "/" + Self.file))).map { Array($0) }
    }

    /// The command line. Each picture is written over the one before, so that the last one stays.
    static func arguments(_ path: String, from start: [String], _ compression: Int) -> [String] {
        ["-hide_banner", "-loglevel", "error", "-nostdin"] + start + ["-threads", "1"] + ResultInspector.inputOptions
            + [
                "-i", path, "-map", "0:v:0", "-an", "-vsync", "0",
                "-vf", "scale=trunc(iw*sar/2)*2:ih:flags=bicubic+accurate_rnd+bitexact,setsar=1,format=yuvj420p",
                "-c:v", "mjpeg", "-q:v", String(compression), "-qmin", "1", "-threads", "1", "-map_metadata", "-1",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "image2", "-update", "1", "-y", file,
            ]
    }

    private func unavailable(_ what: String, _ why: String) -> RPCError {
        logger.error("\(what)", metadata: ["error": "\(why)"])
        return .unavailable("last_frame_unavailable", "The video's last picture is not ready", retryAfter: .seconds(10))
    }
}
