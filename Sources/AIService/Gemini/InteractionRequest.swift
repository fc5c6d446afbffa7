import FoundationEssentials

/// The body of a create of the Interactions API.
struct InteractionRequest: Encodable {
    /// A part of what is told to the model; what is nil is not written.
    struct Content: Encodable {
        let type: String
        var text: String?
        var data: String?
        var mimeType: String?

        enum CodingKeys: String, CodingKey {
            case type, text, data
            case mimeType = "mime_type"
        }
    }
    struct Input: Encodable {
        let type = "user_input"
        let content: [Content]
    }
    struct ResponseFormat: Encodable {
        let type = "video"
        let aspectRatio: String
        let duration: String
        let resolution: String
        /// What is larger than some megabytes is not delivered inline.
        let delivery = "uri"

        enum CodingKeys: String, CodingKey {
            case type, duration, resolution, delivery
            case aspectRatio = "aspect_ratio"
        }
    }
    struct VideoConfig: Encodable { let task: String }
    struct GenerationConfig: Encodable {
        let seed: Int64?
        let videoConfig: VideoConfig

        enum CodingKeys: String, CodingKey {
            case seed
            case videoConfig = "video_config"
        }
    }

    let model: String
    let input: [Input]
    let responseFormat: ResponseFormat
    let generationConfig: GenerationConfig
    let background = true
    /// An interaction in the background must be stored.
    let store = true
    /// Shown with the provider's bill, so that a call whose answer was lost can be found there.
    let labels: [String: String]

    enum CodingKeys: String, CodingKey {
        case model, input, background, store, labels
        case responseFormat = "response_format"
        case generationConfig = "generation_config"
    }

    init(_ order: RemoteOrder) {
        model = order.model.upstreamName
        input = [Input(content: Self.content(order))]
        responseFormat = ResponseFormat(
            aspectRatio: order.request.aspectRatio.rawValue, duration: "\(order.request.durationSeconds)s",
            resolution: "\(order.request.quality.lines)p")
        let seed = order.model.takes(.seed) ? Int64(order.request.seed & 0x7FFF_FFFF) : nil
        let task = order.firstFrame == nil ? "text_to_video" : "image_to_video"
        generationConfig = GenerationConfig(seed: seed, videoConfig: VideoConfig(task: task))
        labels = ["veogen_call": order.callID.lowercased()]
    }

    /// The prompt; behind a picture, with the tag that makes it the first frame.
    private static func content(_ order: RemoteOrder) -> [Content] {
        guard let picture = order.firstFrame else { return [Content(type: "text", text: order.prompt)] }
        let data = Data(picture).base64EncodedString()
        return [
            Content(type: "image", data: data, mimeType: "image/png"),
            Content(type: "text", text: "<FIRST_FRAME> \(order.prompt)"),
        ]
    }
}
