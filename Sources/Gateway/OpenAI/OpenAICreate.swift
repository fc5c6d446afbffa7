import Hummingbird
import VeoGenAPI

/// The body of `POST /v1/videos`, as JSON or as a form whose values are texts.
struct OpenAICreate {
    /// What is known of; all else is refused, so that nobody waits for what is not done.
    private static let known: Set<String> = [
        "prompt", "model", "seconds", "size", "seed", "negative_prompt", "style", "input_reference",
    ]
    private static let secondsDefault = "4"
    /// Members that nothing but a text can stand for.
    private static let texts: Set<String> = ["prompt", "model", "size", "negative_prompt", "style"]

    /// What the body is called by in the digest that tells repetitions.
    let fields: [(name: String, value: String)]

    /// Reads a request's body.
    ///
    /// - Throws: `ProblemDetails` for a body that is neither, or is too large.
    init(of exchange: Exchange) async throws {
        let body = try await exchange.body()
        let type = exchange.request.headers[.contentType]
        if let type, let boundary = MultipartForm.boundary(of: type) {
            fields = try MultipartForm.fields(
                of: Array(body.readableBytesView), boundary: boundary, fieldsMax: exchange.limits.pairsMax)
        } else {
            fields = try JSONBody.members(of: body, type: type)
                .filter { $0.value != .null }
                .map { ($0.key, try Self.text($0.value, of: $0.key)) }.sorted { $0.0 < $1.0 }
        }
    }

    /// The wish that the body stands for.
    ///
    /// - Throws: `ProblemDetails` or `RPCError` with what is wrong with it.
    func wish() throws -> GenerateVideoRequest {
        let values = try values(known: Self.known)
        if values["input_reference"] != nil {
            throw ProblemDetails.fault(
                "unsupported", at: ["body", "input_reference"], "No model here begins with a picture")
        }
        let frame =
            try values["size"].map { size throws(ProblemDetails) in try FrameChoice(size: size) }
            ?? FrameChoice.all[0]
        var members: [String: JSONValue] = [
            "duration": Self.number(values["seconds"] ?? Self.secondsDefault),
            "quality": .text(frame.quality.json), "aspect_ratio": .text(frame.aspectRatio.json),
        ]
        for name in ["prompt", "model", "negative_prompt", "style"] { members[name] = values[name].map { .text($0) } }
        members["seed"] = values["seed"].map(Self.number)
        return try FieldReader.read(GenerateVideoRequest.self, path: [:], query: [], body: members)
    }

    /// The prompt of a remix, which takes nothing else.
    func prompt() throws(ProblemDetails) -> String {
        guard let prompt = try values(known: ["prompt"])["prompt"] else {
            throw .fault("missing", at: ["body", "prompt"], "Field required")
        }
        return prompt
    }

    private func values(known: Set<String>) throws(ProblemDetails) -> [String: String] {
        var values: [String: String] = [:]
        for (name, value) in fields {
            // A reference's parts are named input_reference[image_url] and the like.
            let base = String(name.prefix { $0 != "[" })
            guard known.contains(base) else {
                throw .fault("unknown_parameter", at: ["body", base], "Unknown parameter")
            }
            guard values.updateValue(value, forKey: base) == nil || base == "input_reference" else {
                throw .fault("value_error", at: ["body", base], "Given twice")
            }
        }
        return values
    }

    /// A member as a form has it.
    ///
    /// - Throws: `ProblemDetails` for what should be a text and is none.
    private static func text(_ value: JSONValue, of name: String) throws(ProblemDetails) -> String {
        if case .text(let text) = value { return text }
        guard !texts.contains(name) else {
            throw .fault("string_type", at: ["body", name], "Input should be a valid string")
        }
        return value.jsonText
    }

    /// A number where the text is one; else the text, which the field's own check refuses.
    private static func number(_ text: String) -> JSONValue {
        Int64(text).map { .integer($0) } ?? .text(text)
    }
}
