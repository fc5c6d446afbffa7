import FoundationEssentials

/// The body of Veo's `:predictLongRunning`.
struct PredictRequest: Encodable {
    struct Image: Encodable {
        let bytesBase64Encoded: String
        let mimeType: String
    }
    struct Instance: Encodable {
        let prompt: String
        /// The first frame.
        let image: Image?
    }
    struct Parameters: Encodable {
        let sampleCount = 1
        let durationSeconds: Int
        let aspectRatio: String
        let resolution: String
        let generateAudio: Bool?
        let negativePrompt: String?
        let seed: Int64?
    }

    let instances: [Instance]
    let parameters: Parameters
    /// Shown with the provider's bill, so that a call whose answer was lost can be found there.
    let labels: [String: String]

    init(_ order: RemoteOrder) {
        let (model, request) = (order.model, order.request)
        let image = order.firstFrame.map {
            Image(bytesBase64Encoded: Data($0).base64EncodedString(), mimeType: "image/png")
        }
        instances = [Instance(prompt: order.prompt, image: image)]
        parameters = Parameters(
            durationSeconds: request.durationSeconds, aspectRatio: request.aspectRatio.rawValue,
            resolution: "\(request.quality.lines)p", generateAudio: model.audio,
            negativePrompt: model.takes(.negativePrompt) ? request.negativePrompt : nil,
            // 0…4294967295.
            seed: model.takes(.seed) ? Int64(request.seed & 0xFFFF_FFFF) : nil)
        labels = ["veogen_call": order.callID.lowercased()]
    }
}
