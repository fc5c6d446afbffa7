import ArgumentParser
import Foundation

/// The id of a video, as `veogen list` shows it.
struct VideoID: ExpressibleByArgument {
    /// In the form that paths take.
    let text: String

    init?(argument: String) {
        guard let id = UUID(uuidString: argument) else { return nil }
        text = id.uuidString.lowercased()
    }

    /// The video's path below the server.
    var path: String { "/api/v1/videos/\(text)" }
}
