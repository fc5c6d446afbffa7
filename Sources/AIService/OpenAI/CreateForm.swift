import FoundationEssentials

/// The fields of a create, as JSON or as a form.
struct CreateForm: Encodable {
    private let model: String
    private let prompt: String
    /// A string in this protocol, also in JSON.
    private let seconds: String
    private let size: String
    private let seed: Int64?
    private let negativePrompt: String?
    /// A PNG file in the video's size; only forms have a place for it.
    private let inputReference: [UInt8]?

    enum CodingKeys: String, CodingKey {
        case model, prompt, seconds, size, seed
        case negativePrompt = "negative_prompt"
    }

    init(_ order: RemoteOrder) {
        model = order.model.upstreamName
        prompt = order.prompt
        seconds = String(order.request.durationSeconds)
        size = order.size
        // Within 31 bits, which is what samplers take.
        seed = order.model.takes(.seed) ? Int64(order.request.seed & 0x7FFF_FFFF) : nil
        negativePrompt = order.model.takes(.negativePrompt) ? order.request.negativePrompt : nil
        inputReference = order.firstFrame
    }

    /// The content type and the bytes.
    func json() -> (type: String, body: [UInt8]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and integers can always be encoded.
        let data = (try? encoder.encode(self)) ?? Data()
        return ("application/json", Array(data))
    }

    /// The content type and the bytes (RFC 7578).
    func multipart() -> (type: String, body: [UInt8]) {
        // Random, so that no prompt can hold it.
        let boundary = "veogen-" + UUID().uuidString
        var text = ""
        for (name, value) in fields {
            text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        var body = Array(text.utf8)
        if let inputReference {
            let head =
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"input_reference\"; "
                + "filename=\"reference.png\"\r\nContent-Type: image/png\r\n\r\n"
            body += Array(head.utf8) + inputReference + Array("\r\n".utf8)
        }
        body += Array("--\(boundary)--\r\n".utf8)
        return ("multipart/form-data; boundary=\(boundary)", body)
    }

    private var fields: [(String, String)] {
        var fields = [("prompt", prompt), ("model", model), ("seconds", seconds), ("size", size)]
        if let seed { fields.append(("seed", String(seed))) }
        if let negativePrompt { fields.append(("negative_prompt", negativePrompt)) }
        return fields
    }
}
