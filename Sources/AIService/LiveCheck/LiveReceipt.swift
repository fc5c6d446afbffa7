/// What became of one order that was made to see whether a provider works.
struct LiveReceipt: Sendable, Encodable {
    /// Why there is no video.
    struct Failure: Sendable, Encodable {
        let code: String
        let message: String
    }

    /// The finished file.
    struct File: Sendable, Encodable {
        let sha256: String
        let bytes: Int
        let width: Int
        let height: Int
        let seconds: Double
        let codec: String
    }

    let provider: String
    let model: String
    let upstreamModel: String
    /// The call's name, which the provider's bill shows where it has a place for it.
    let callID: String
    /// The prompt as it was sent.
    let prompt: String
    /// The seed as it was sent; nil where the model takes none.
    let seed: UInt64?
    let priceMicros: Int
    let priceRule: String
    /// How often it was tried: more than once only after what was surely not sent.
    var attempts = 0
    /// What stands for the key that it was ordered with.
    var key: String?
    /// The provider's name for it.
    var upstreamID: String?
    /// What was there of the result when this was written.
    var file: File?
    var failure: Failure?
    /// From the first attempt to the end.
    var tookSeconds = 0

    init(_ order: LiveOrder, _ request: GenerationRequest) {
        provider = order.provider.name
        model = order.model.id
        upstreamModel = order.model.upstreamName
        callID = request.callID
        prompt = RemoteOrder(callID: request.callID, model: order.model, request: request).prompt
        seed = order.model.takes(.seed) ? request.seed : nil
        priceMicros = order.priceMicros
        priceRule = order.priceRule
    }

    /// Whether there is a video.
    var isFine: Bool { file != nil && failure == nil }

    private enum CodingKeys: String, CodingKey {
        case provider, model, prompt, seed, attempts, key, file, failure
        case upstreamModel = "upstream_model"
        case callID = "call_id"
        case priceMicros = "price_micros"
        case priceRule = "price_rule"
        case upstreamID = "upstream_id"
        case tookSeconds = "took_seconds"
    }

    /// For a person.
    var text: String {
        let modelName = model == upstreamModel ? model : "\(model) (\(upstreamModel))"
        var rows = [
            ("call", callID), ("attempts", String(attempts)), ("key", key ?? "none"),
            ("upstream id", upstreamID ?? "none"), ("model", modelName), ("prompt", prompt),
            ("seed", seed.map { String($0) } ?? "not sent: the model takes none"),
            ("price", "\(LiveOrder.dollars(priceMicros)): \(priceRule)"), ("took", "\(tookSeconds) s"),
        ]
        if let file {
            rows.append(("file", "\(file.width)x\(file.height), \(file.seconds) s, \(file.codec), \(file.bytes) bytes"))
            rows.append(("sha256", file.sha256))
        }
        if let failure { rows.append(("error", "\(failure.code): \(failure.message)")) }
        let lines = rows.map { name, value in
            "        " + name + String(repeating: " ", count: max(1, 13 - name.count)) + value
        }
        return (["\(isFine ? "ok     " : "failed ") \(provider)"] + lines).joined(separator: "\n")
    }
}
