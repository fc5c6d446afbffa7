import Foundation
import Subprocess
import Testing

/// What ffprobe says about a file.
struct MediaFacts {
    let codec: String
    let width: Int
    let height: Int
    let seconds: Double

    static func probe(_ file: URL) async throws -> MediaFacts {
        struct Report: Decodable {
            struct Stream: Decodable {
                let codec_name: String
                let width: Int
                let height: Int
            }
            struct Format: Decodable { let duration: String }
            let streams: [Stream]
            let format: Format
        }
        let result = try await run(
            .name("ffprobe"),
            arguments: [
                "-v", "error", "-select_streams", "v", "-show_entries", "stream=codec_name,width,height",
                "-show_entries", "format=duration", "-of", "json", file.path,
            ],
            output: .string(limit: 10_000), error: .string(limit: 10_000))
        let report = try JSONDecoder().decode(Report.self, from: Data(result.standardOutput.utf8))
        let stream = try #require(report.streams.first)
        return MediaFacts(
            codec: stream.codec_name, width: stream.width, height: stream.height,
            seconds: try #require(Double(report.format.duration)))
    }
}
