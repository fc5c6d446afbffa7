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

    private static let picture = "input_reference"
    /// Bytes by which a body may be larger than usual: as many as a wish's picture takes.
    private static let pictureBytes =
        RESTRoute.all.first { $0.path == "/api/v1/videos/generate" }?.extraBodyBytes ?? 0

    /// What the body is called by in the digest that tells repetitions.
    let fields: [MultipartForm.Field]

    /// Reads a request's body.
    ///
    /// - Throws: `ProblemDetails` for a body that is neither, or is too large.
    init(of exchange: Exchange) async throws {
        let body = try await exchange.body(extraBytes: Self.pictureBytes)
        let type = exchange.request.headers[.contentType]
        if let type, let boundary = MultipartForm.boundary(of: type) {
            fields = try MultipartForm.fields(
                of: Array(body.readableBytesView), boundary: boundary, fieldsMax: exchange.limits.pairsMax)
        } else {
            fields = try JSONBody.members(of: body, type: type)
                .filter { $0.value != .null }.flatMap { try Self.fields(of: $0.value, $0.key) }
                .sorted { $0.name < $1.name }
        }
    }

    /// The wish that the body stands for.
    ///
    /// - Throws: `ProblemDetails` or `RPCError` with what is wrong with it.
    func wish() throws -> GenerateVideoRequest {
        let values = try values(known: Self.known)
        let frame =
            try values["size"].map { size throws(ProblemDetails) in try FrameChoice(size: size) }
            ?? FrameChoice.all[0]
        var members: [String: JSONValue] = [
            "duration": Self.number(values["seconds"] ?? Self.secondsDefault),
            "quality": .text(frame.quality.json), "aspect_ratio": .text(frame.aspectRatio.json),
        ]
        for name in ["prompt", "model", "negative_prompt", "style"] { members[name] = values[name].map { .text($0) } }
        members["seed"] = values["seed"].map(Self.number)
        members["reference_image"] = try reference().map { .text($0) }
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
        for field in fields {
            // A reference's parts are named input_reference[image_url] and the like.
            let base = String(field.name.prefix { $0 != "[" })
            guard known.contains(base) else {
                throw .fault("unknown_parameter", at: ["body", base], "Unknown parameter")
            }
            guard !field.isFile || base == Self.picture else {
                throw .fault("string_type", at: ["body", base], "Input should be a valid string")
            }
            guard values.updateValue(field.value, forKey: base) == nil else {
                throw .fault("value_error", at: ["body", base], "Given twice")
            }
        }
        return values
    }

    /// The picture as base64: of a file, or of a `data:` address. Other addresses are not fetched: a server that asks
    /// where strangers tell it to finds what only it can reach.
    private func reference() throws(ProblemDetails) -> String? {
        guard let field = fields.first(where: { $0.name.hasPrefix(Self.picture) }) else { return nil }
        if field.isFile { return field.value }
        let mark = ";base64,"
        guard field.name == "\(Self.picture)[image_url]", field.value.hasPrefix("data:image/"),
            let range = field.value.firstRange(of: mark)
        else {
            throw .fault(
                "value_error", at: ["body", Self.picture],
                "Input should be a file, or an object with an image_url of the form data:image/png;base64,…")
        }
        return String(field.value[range.upperBound...])
    }

    /// A member as a form has it; of a picture each part.
    ///
    /// - Throws: `ProblemDetails` for what should be a text and is none.
    private static func fields(of value: JSONValue, _ name: String) throws(ProblemDetails) -> [MultipartForm.Field] {
        guard name == picture, case .object(let parts) = value else {
            return [MultipartForm.Field(name: name, value: try text(value, of: name))]
        }
        guard !parts.isEmpty else { throw .fault("missing", at: ["body", name], "Field required: image_url") }
        return try parts.map { part throws(ProblemDetails) in
            MultipartForm.Field(name: "\(name)[\(part.key)]", value: try text(part.value, of: name))
        }
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
