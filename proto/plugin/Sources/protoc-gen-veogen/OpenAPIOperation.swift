/// One route in openapi.json.
struct OpenAPIOperation {
    let schema: Schema
    let method: Schema.Method
    let http: Schema.HTTPRule

    func json() throws -> JSONText {
        let input = try schema.message(method.input)
        let summary = method.doc.split(separator: ".", maxSplits: 1).first.map(String.init) ?? method.name
        var members: [(String, JSONText)] = [
            ("operationId", .string(method.swiftName)),
            ("summary", .string(summary.replacing("\n", with: " "))),
            ("description", .string(method.doc.replacing("\n", with: " "))),
            ("tags", .array([.string(http.tag)])),
        ]
        let parameters = try parameters(input)
        if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
        let media = requestMedia
        if !media.isEmpty { members.append(("requestBody", try body(media, input))) }
        let answers = OpenAPIAnswers(schema: schema, method: method, http: http)
        members.append(("responses", .object(try answers.members())))
        if method.access != "public" {
            let schemes = ["bearer"] + (input.fields.contains { $0.name == "signature" } ? ["signature"] : [])
            members.append(("security", .array(schemes.map { .object([($0, .array([]))]) })))
        }
        return .object(members)
    }

    private func parameters(_ input: Schema.Message) throws -> [JSONText] {
        let schemas = OpenAPISchemas(schema: schema)
        let hasBody = http.hasBody || http.requestMedia != nil
        return try input.fields.compactMap { field in
            let isPath = http.pathFields.contains(field.name)
            if hasBody && !isPath { return nil }
            var members: [(String, JSONText)] = [
                ("name", .string(field.name)), ("in", .string(isPath ? "path" : "query")),
                ("required", .flag(isPath || field.rules.required)),
            ]
            if !field.doc.isEmpty { members.append(("description", .string(field.doc))) }
            var bare = field
            bare.doc = ""
            bare.rules.required = true
            members.append(("schema", try schemas.property(bare)))
            return .object(members)
        }
    }

    /// What the body may be, the usual first.
    private var requestMedia: [String] {
        if let media = http.requestMedia { return [media] }
        guard http.hasBody else { return [] }
        // OpenAI's SDKs send forms.
        return http.isOpenAI ? ["application/json", "multipart/form-data"] : ["application/json"]
    }

    private func body(_ media: [String], _ input: Schema.Message) throws -> JSONText {
        let reference = JSONText.object([("$ref", .string("#/components/schemas/\(input.swiftName)"))])
        let form = OpenAPISchemas(schema: schema, isForm: true)
        // Only what is written by hand can do without a body.
        let isRequired = !http.isHandwritten || input.fields.contains { $0.rules.required }
        return .object([
            ("required", .flag(isRequired)),
            (
                "content",
                .object(
                    try media.map { media in
                        let isForm = media == "multipart/form-data"
                        return (media, .object([("schema", isForm ? try form.object(input) : reference)]))
                    })
            ),
        ])
    }
}
