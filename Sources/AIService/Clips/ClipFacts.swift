import FoundationEssentials

/// What matters of a clip that is joined to others, as ffprobe tells.
struct ClipFacts: Sendable, Equatable {
    /// No clip is longer than a video may be; twice that leaves room for what providers make too much.
    private static let secondsMax = 120.0
    /// Pixels of a side, and of a picture: the largest that players show.
    private static let sideMax = 8192
    private static let pixelsMax = 33_554_432

    /// Of the picture, which may go on for longer or shorter than the sound.
    let seconds: Double
    let size: FrameSize
    let hasSound: Bool

    init(seconds: Double, size: FrameSize, hasSound: Bool) {
        self.seconds = seconds
        self.size = size
        self.hasSound = hasSound
    }

    /// Pictures at the rate of all films.
    var frameCount: Int { max(1, Int((seconds * Double(VideoQuality.framesPerSecond)).rounded())) }

    /// The facts of ffprobe's JSON, or nil when it tells of no film that could be joined.
    init?(json: String) {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(json.utf8)),
            let picture = answer.streams.first(where: { $0.kind == "video" }),
            let width = picture.width, let height = picture.height,
            (16...Self.sideMax).contains(width), (16...Self.sideMax).contains(height),
            width * height <= Self.pixelsMax,
            let seconds = [picture.duration, answer.format?.duration].lazy.compactMap({ $0 }).compactMap(Double.init)
                .first, seconds.isFinite, seconds > 0, seconds <= Self.secondsMax
        else { return nil }
        self.seconds = seconds
        size = FrameSize(width: width, height: height)
        hasSound = answer.streams.contains { $0.kind == "audio" }
    }

    /// ffprobe's answer, as far as it is read.
    private struct Answer: Decodable {
        struct Stream: Decodable {
            let kind: String
            let width: Int?
            let height: Int?
            let duration: String?

            enum CodingKeys: String, CodingKey {
                case kind = "codec_type"
                case width, height, duration
            }
        }
        struct Format: Decodable {
            let duration: String?
        }
        let streams: [Stream]
        let format: Format?
    }

    /// Has ffprobe print the facts of a file as JSON.
    static func arguments(_ file: String) -> [String] {
        ResultInspector.inputOptions + [
            "-v", "error", "-show_entries", "stream=codec_type,width,height,duration:format=duration", "-of", "json",
            file,
        ]
    }
}
