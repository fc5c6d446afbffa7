import FoundationEssentials
import Logging
import VeoGenAPI

/// Brings a user's picture to a frame's exact size, so that every provider gets what it takes.
///
/// The picture fills the frame: it is scaled until it does, and what is then too wide or too high is cut off on both
/// sides alike. It is turned as its camera says, lies on black where it is transparent, and comes without what else its
/// file says, such as where it was taken. The file is hostile: ffmpeg decodes it, as what its header claims to be, in a
/// process of its own that reads no other file, bounded in pixels, memory and time.
struct PictureFit: Sendable {
    /// Why there is no picture.
    enum Failure: Error, Sendable {
        /// The file is no picture that can be shown; another try gets no other result.
        case unreadable
        /// It takes more time or memory than a picture should: on a machine that is less busy it may not.
        case exhausting
        /// ffmpeg was not there, was stopped, or had no room.
        case unavailable(String)
    }

    /// The name of the user's file in the working folder.
    static let sourceFile = "reference"
    /// The name of the picture that was made of it.
    static let pictureFile = "picture.png"
    /// Decoding and scaling the largest picture takes a few seconds of a slow core. What remains of a submission's time
    /// is the provider's.
    static let timeoutDefault: Duration = .seconds(20)
    /// Bytes of one piece of memory that ffmpeg takes: the largest picture with eight bytes a pixel, and its edges.
    private static let allocationBytesMax = PictureHeader.pixelsMax * 8 + (16 << 20)
    /// Pictures that are decoded at one time for all remote providers; those of drafts are as few as their renders.
    private static let turnsMax = 4
    /// Pictures that wait for that: a minute's, so that half of a submission's time is left when each takes all of its
    /// own.
    private static let waitingMax = 8

    let settings: DraftSettings
    let timeout: Duration
    let logger: Logger
    private let turns = PictureTurns(turnsMax, waitingMax: waitingMax)

    init(settings: DraftSettings, timeout: Duration = timeoutDefault, logger: Logger) {
        self.settings = settings
        self.timeout = timeout
        self.logger = logger
    }

    /// The picture in that size, as a PNG file's bytes, when it is its turn.
    func fitted(_ bytes: [UInt8], to size: FrameSize) async throws(Failure) -> [UInt8] {
        guard let outcome = await turns.run({ await attempt(bytes, size) }) else {
            throw .unavailable("many others are decoded before it")
        }
        return try outcome.get()
    }

    private func attempt(_ bytes: [UInt8], _ size: FrameSize) async -> Result<[UInt8], Failure> {
        do throws(Failure) {
            return .success(try await fit(bytes, size))
        } catch {
            return .failure(error)
        }
    }

    private func fit(_ bytes: [UInt8], _ size: FrameSize) async throws(Failure) -> [UInt8] {
        let directory = settings.scratchDirectory + "/picture-" + UUID().uuidString.lowercased()
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw unavailable("a working folder could not be made", error)
        }
        defer { ScratchFolder.remove(directory, logger) }
        try store(bytes, in: directory)
        try await fit(in: directory, to: size)
        do {
            return Array(try Data(contentsOf: URL(filePath: directory + "/" + Self.pictureFile)))
        } catch {
            throw unavailable("a picture could not be read", error)
        }
    }

    /// Writes a user's file into a working folder.
    func store(_ bytes: [UInt8], in directory: String) throws(Failure) {
        do {
            try Data(PNGChunks.needed(of: bytes)).write(to: URL(filePath: directory + "/" + Self.sourceFile))
        } catch {
            throw unavailable("a picture could not be stored", error)
        }
    }

    /// Makes the picture of the user's file in a working folder.
    func fit(in directory: String, to size: FrameSize) async throws(Failure) {
        let format: PictureHeader.Format
        do {
            let bytes = Array(try Data(contentsOf: URL(filePath: directory + "/" + Self.sourceFile)))
            format = try PictureHeader(bytes).format
        } catch {
            if error is PictureFault { throw .unreadable }
            throw unavailable("a picture could not be read", error)
        }
        let child = ChildProcess(
            program: settings.ffmpeg, arguments: Self.arguments(format, size), directory: directory,
            timeout: timeout, killGrace: settings.killGrace)
        do {
            try await child.run()
        } catch {
            throw failure(error)
        }
    }

    /// Only an error of ffmpeg's own says something of the picture.
    private func failure(_ error: ChildProcess.Failure) -> Failure {
        if error.isInterruption { return unavailable("a picture was not scaled", error) }
        switch error {
        case .timedOut:
            logger.warning("a picture takes too long to decode")
            return .exhausting
        case .failed(_, let tail):
            logger.info("a picture can't be decoded", metadata: ["stderr": "\(tail)"])
            if DraftRenderer.tellsOfFullDisk(tail) { return .unavailable("the disk is full") }
            // ENOMEM has no other sign either.
            return tail.contains("Cannot allocate memory") ? .exhausting : .unreadable
        case .notStarted, .cancelled: return unavailable("a picture was not scaled", error)
        }
    }

    /// The command line. With one build of ffmpeg the same file gives the same picture.
    static func arguments(_ format: PictureHeader.Format, _ size: FrameSize) -> [String] {
        let (demuxer, decoder) =
            switch format {
            case .png: ("png_pipe", "png")
            case .jpeg: ("jpeg_pipe", "mjpeg")
            case .webp: ("webp_pipe", "webp")
            }
        let filters = [
            "scale=\(size.width):\(size.height):force_original_aspect_ratio=increase"
                + ":flags=lanczos+accurate_rnd+full_chroma_int+bitexact",
            "crop=\(size.width):\(size.height)", "setsar=1",
            // Black where it is transparent.
            "format=gbrap", "premultiply=inplace=1", "format=rgb24",
        ]
        return [
            "-hide_banner", "-loglevel", "error", "-nostdin", "-protocol_whitelist", "file",
            // Half a picture is none: ffmpeg would fill up the rest.
            "-xerror", "-err_detect", "explode",
            "-max_alloc", String(allocationBytesMax), "-max_pixels", String(PictureHeader.pixelsMax),
            "-threads", "1", "-f", demuxer, "-c:v", decoder, "-i", sourceFile, "-frames:v", "1",
            "-an", "-filter_threads", "1", "-vf", filters.joined(separator: ","),
            "-c:v", "png", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
            "-f", "image2", "-update", "1", "-y", pictureFile,
        ]
    }

    private func unavailable(_ what: String, _ error: any Error) -> Failure {
        logger.error("\(what)", metadata: ["error": "\(error)"])
        return .unavailable(what)
    }
}
