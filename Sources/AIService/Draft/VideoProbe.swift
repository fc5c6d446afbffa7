import FoundationEssentials

/// Asks ffprobe what a finished file holds, and refuses what was not asked for.
enum VideoProbe {
    /// ffprobe's answer, as far as we read it.
    private struct Answer: Decodable {
        struct Stream: Decodable {
            let codec: String
            let width: Int
            let height: Int

            enum CodingKeys: String, CodingKey {
                case codec = "codec_name"
                case width, height
            }
        }
        struct Format: Decodable {
            let duration: String
        }
        let streams: [Stream]
        let format: Format
    }

    /// Returns the facts of ffprobe's JSON, or nil when it tells of no video.
    static func facts(json: String) -> VideoFacts? {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(json.utf8)),
            let stream = answer.streams.first,
            let duration = Double(answer.format.duration), duration.isFinite
        else { return nil }
        return VideoFacts(
            durationSeconds: duration, frameSize: FrameSize(width: stream.width, height: stream.height),
            codec: stream.codec)
    }

    /// Returns what is wrong with a file for `request`, or nil when it is what was asked for.
    static func complaint(_ facts: VideoFacts, _ request: GenerationRequest) -> String? {
        let frame = 1 / Double(VideoQuality.framesPerSecond)
        if facts.codec != "h264" { return "codec \(facts.codec) instead of h264" }
        if facts.frameSize != request.frameSize { return "size \(facts.frameSize) instead of \(request.frameSize)" }
        if abs(facts.durationSeconds - Double(request.durationSeconds)) > frame + 0.001 {
            return "duration \(facts.durationSeconds) s instead of \(request.durationSeconds) s"
        }
        return nil
    }
}
