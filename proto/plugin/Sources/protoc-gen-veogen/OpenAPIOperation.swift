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
        if let media = http.requestMedia ?? (http.hasBody ? "application/json" : nil) {
            members.append(("requestBody", body(media, input)))
        }
        members.append(("responses", .object(try responses())))
        if method.access != "public" {
            members.append(("security", .array([.object([("bearer", .array([]))])])))
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

    private func body(_ media: String, _ input: Schema.Message) -> JSONText {
        .object([
            ("required", .flag(true)),
            ("content", content(media, reference(input.swiftName))),
        ])
    }

    private func responses() throws -> [(String, JSONText)] {
        var grouped: [(Int, [String])] = []
        func add(_ status: Int, _ description: String) {
            if let index = grouped.firstIndex(where: { $0.0 == status }) {
                grouped[index].1.append(description)
            } else {
                grouped.append((status, [description]))
            }
        }
        for answer in http.answers { add(answer.status, answer.description) }
        if method.access != "public" { add(401, "Not authenticated") }
        // Readers and what is open to all have nothing that a signed-in caller may lack.
        if ["user", "session", "admin"].contains(method.access) { add(403, "Not enough permissions") }
        if http.hasBody || http.requestMedia != nil { add(413, "The body is too large") }
        if http.hasBody { add(415, "The body must be application/json") }
        let isEmpty = try schema.message(method.input).fields.isEmpty
        let takesInput = http.hasBody || http.requestMedia != nil || !isEmpty
        if takesInput { add(422, "The request is not valid") }
        if http.path.hasPrefix("/api") { add(429, "Too many requests; try again after `Retry-After` seconds") }
        if http.path.hasPrefix("/api") || http.path.hasPrefix("/.well-known") {
            add(503, "A service is not available; try again after `Retry-After` seconds")
        }
        let errors = grouped.sorted { $0.0 < $1.0 }.map { status, descriptions in
            (String(status), error(status, descriptions.joined(separator: "; ")))
        }
        return [("200", try success())] + errors
    }

    private func success() throws -> JSONText {
        var members: [(String, JSONText)] = [("description", .string("Done"))]
        let output = try schema.message(method.output)
        let headers = output.fields.compactMap { field in
            field.rules.header.map {
                ($0, JSONText.object([("schema", .object([("type", .string("integer"))])), ("description", .string(field.doc))]))
            }
        }
        if !headers.isEmpty { members.append(("headers", .object(headers))) }
        let media = http.responseMedia ?? "application/json"
        var answer: JSONText = media == "application/json" ? .object([]) : .object([("type", .string("string"))])
        if let name = http.responseBody, let field = output.fields.first(where: { $0.name == name }) {
            answer = try OpenAPISchemas(schema: schema).property(field)
        } else if media == "application/json" || media == "text/event-stream", !output.fields.isEmpty {
            answer = reference(output.swiftName)
        }
        members.append(("content", content(media, answer)))
        return .object(members)
    }

    private func error(_ status: Int, _ description: String) -> JSONText {
        if status < 400 { return .object([("description", .string(description))]) }
        let isValidation = status == 422
        return .object([
            ("description", .string(description)),
            (
                "content",
                content(
                    isValidation ? "application/json" : "application/problem+json",
                    reference(isValidation ? "ValidationProblem" : "Problem"))
            ),
        ])
    }

    private func content(_ media: String, _ answer: JSONText) -> JSONText {
        .object([(media, .object([("schema", answer)]))])
    }

    private func reference(_ name: String) -> JSONText {
        .object([("$ref", .string("#/components/schemas/\(name)"))])
    }
}
