/// The body of POST /api/v1/videos/generate; what is nil is left to the server.
struct VideoWish: Encodable {
    var prompt: String
    var style: String?
    var duration: Int?
    var quality: String?
    var aspect_ratio: String?
    var negative_prompt: String?
    var seed: Int?
    var model: String?
    /// Base64.
    var reference_image: String?
    var join_clips: Bool?
}

/// The answer to it.
struct AcceptedVideo: Decodable {
    let jobId: String
}

/// What the command wants to know of a video.
struct VideoStatus: Decodable, Sendable {
    struct Failure: Decodable, Sendable {
        let code: String
        let message: String
    }

    var status: String
    var progress: Int
    var currentStep: String?
    var queuePosition: Int?
    var error: Failure?

    /// - Throws: `APIFailure` when the video has ended without a file.
    func requireFile() throws {
        guard status != "completed" else { return }
        let reason = error.map { "\($0.message) (\($0.code))" } ?? status
        throw APIFailure("the video was not made: \(reason)", exit: .notMade)
    }

    var isFinished: Bool { ["completed", "failed", "cancelled"].contains(status) }
}
