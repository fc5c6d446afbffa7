/// The body of a create of the Interactions API.
struct InteractionRequest: Encodable {
    struct Content: Encodable {
        let type = "text"
        let text: String
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
    struct VideoConfig: Encodable { let task = "text_to_video" }
    struct GenerationConfig: Encodable {
        let seed: Int64?
        let videoConfig = VideoConfig()

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
        input = [Input(content: [Content(text: order.prompt)])]
        responseFormat = ResponseFormat(
            aspectRatio: order.request.aspectRatio.rawValue, duration: "\(order.request.durationSeconds)s",
            resolution: "\(order.request.quality.lines)p")
        let seed = order.model.takes(.seed) ? Int64(order.request.seed & 0x7FFF_FFFF) : nil
        generationConfig = GenerationConfig(seed: seed)
        labels = ["veogen_call": order.callID.lowercased()]
    }
}
