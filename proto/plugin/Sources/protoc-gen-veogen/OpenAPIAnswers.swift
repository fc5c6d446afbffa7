/// What a route answers, in openapi.json.
struct OpenAPIAnswers {
    let schema: Schema
    let method: Schema.Method
    let http: Schema.HTTPRule

    /// Every answer by its status, 200 first.
    func members() throws -> [(String, JSONText)] {
        var grouped: [(Int, [String])] = []
        for (status, description) in http.answers.map({ ($0.status, $0.description) }) + (try shared()) {
            if let index = grouped.firstIndex(where: { $0.0 == status }) {
                grouped[index].1.append(description)
            } else {
                grouped.append((status, [description]))
            }
        }
        let others = grouped.sorted { $0.0 < $1.0 }.map { status, descriptions in
            (String(status), other(status, descriptions.joined(separator: "; ")))
        }
        return [("200", try success())] + others
    }

    /// What follows from the kind of route.
    private func shared() throws -> [(Int, String)] {
        var answers: [(Int, String)] = []
        if method.access != "public" { answers.append((401, "Not authenticated")) }
        // Readers and what is open to all have nothing that a signed-in caller may lack.
        if ["user", "session", "admin"].contains(method.access) { answers.append((403, "Not enough permissions")) }
        if http.hasBody || http.requestMedia != nil { answers.append((413, "The body is too large")) }
        answers.append((414, "The path and query are too long"))
        if http.hasBody { answers.append((415, "The body must be application/json")) }
        if try takesInput() { answers.append((http.isOpenAI ? 400 : 422, "The request is not valid")) }
        if http.isOpenAI || http.path.hasPrefix("/api") {
            answers.append((429, "Too many requests; try again after `Retry-After` seconds"))
            answers.append((500, "Something went wrong in a way that nobody foresaw"))
        }
        if http.isOpenAI || http.path.hasPrefix("/api") || http.path.hasPrefix("/.well-known") {
            answers.append((503, "A service is not available; try again after `Retry-After` seconds"))
            answers.append((504, "A service took too long to answer"))
        }
        return answers
    }

    /// Whether there is something in the request that can be wrong.
    private func takesInput() throws -> Bool {
        if http.hasBody || http.requestMedia != nil { return true }
        let fields = try schema.message(method.input).fields
        // A path of OpenAI's protocol leads to a video or nowhere.
        return fields.contains { !http.isOpenAI || !http.pathFields.contains($0.name) }
    }

    private func success() throws -> JSONText {
        var members: [(String, JSONText)] = [("description", .string("Done"))]
        let output = try schema.message(method.output)
        let headers = try output.fields.compactMap { field -> (String, JSONText)? in
            guard let name = field.rules.header else { return nil }
            var bare = field
            (bare.doc, bare.rules.required) = ("", true)
            let type = try OpenAPISchemas(schema: schema).property(bare)
            return (name, .object([("schema", type), ("description", .string(field.doc))]))
        }
        if !headers.isEmpty { members.append(("headers", .object(headers))) }
        let media = http.responseMedia ?? "application/json"
        var answer: JSONText = media == "application/json" ? .object([]) : .object([("type", .string("string"))])
        if let name = http.responseBody, let field = output.fields.first(where: { $0.name == name }) {
            answer = try OpenAPISchemas(schema: schema).property(field)
        } else if media == "application/json" || media == "text/event-stream", !output.fields.isEmpty {
            answer = Self.reference(output.swiftName)
        }
        members.append(("content", Self.content(media, answer)))
        return .object(members)
    }

    private func other(_ status: Int, _ description: String) -> JSONText {
        if status < 400 { return .object([("description", .string(description))]) }
        let (media, name) =
            switch status {
            case _ where http.isOpenAI: ("application/json", "OpenAIProblem")
            case 422: ("application/json", "ValidationProblem")
            default: ("application/problem+json", "Problem")
            }
        return .object([
            ("description", .string(description)), ("content", Self.content(media, Self.reference(name))),
        ])
    }

    private static func content(_ media: String, _ answer: JSONText) -> JSONText {
        .object([(media, .object([("schema", answer)]))])
    }

    private static func reference(_ name: String) -> JSONText {
        .object([("$ref", .string("#/components/schemas/\(name)"))])
    }
}
