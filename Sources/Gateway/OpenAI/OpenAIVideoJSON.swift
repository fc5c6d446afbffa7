import VeoGenAPI

/// A video as OpenAI's protocol has it.
struct OpenAIVideoJSON {
    /// The entry of a video's metadata that names what it was made like.
    static let remixKey = "remixed_from_video_id"

    let video: Video

    /// The object's text.
    var bytes: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Appends the object.
    func write(to json: inout JSONWriter) {
        json.literal("{\"id\":")
        json.value(video.id)
        json.literal(",\"object\":\"video\",\"model\":")
        json.value(video.model)
        json.literal(",\"status\":")
        json.value(status)
        json.literal(",\"progress\":")
        json.value(video.progress)
        json.literal(",\"created_at\":")
        json.value(video.createdAt.seconds)
        json.literal(",\"completed_at\":")
        write(video.completedAt, to: &json)
        json.literal(",\"expires_at\":")
        write(video.expiresAt, to: &json)
        json.literal(",\"prompt\":")
        json.value(video.prompt)
        json.literal(",\"size\":")
        json.value(video.resolution ?? FrameChoice(quality: video.quality, aspectRatio: video.aspectRatio).text)
        json.literal(",\"seconds\":")
        json.value(String(video.duration))
        json.literal(",\"remixed_from_video_id\":")
        write(video.metadata.first { $0.key == Self.remixKey }?.value, to: &json)
        json.literal(",\"error\":")
        writeError(to: &json)
        json.literal("}")
    }

    /// SDKs wait for one of four words, and take every other one for an end.
    private var status: String {
        switch video.status {
        case .unspecified, .pending: "queued"
        case .processing: "in_progress"
        case .completed: "completed"
        case .failed, .cancelled: "failed"
        }
    }

    private func writeError(to json: inout JSONWriter) {
        let (code, message): (String, String)
        switch (video.status, video.error) {
        case (.cancelled, _): (code, message) = ("cancelled", "The video was cancelled")
        case (.failed, let error?): (code, message) = (error.code, error.message)
        default: return json.literal("null")
        }
        json.literal("{\"code\":")
        json.value(code)
        json.literal(",\"message\":")
        json.value(message)
        json.literal("}")
    }

    private func write(_ moment: Timestamp?, to json: inout JSONWriter) {
        if let moment { json.value(moment.seconds) } else { json.literal("null") }
    }

    private func write(_ text: String?, to json: inout JSONWriter) {
        if let text { json.value(text) } else { json.literal("null") }
    }
}
