/// Writes openapi.json (OpenAPI 3.1).
struct OpenAPIEmitter {
    let schema: Schema

    func emit() throws -> String {
        let methods = schema.files.flatMap(\.services).flatMap(\.methods)
            .compactMap { method in method.http.map { (method, $0) } }
        var paths: [(String, JSONText)] = []
        var seen: Set<String> = []
        for (_, http) in methods where seen.insert(http.path).inserted {
            let operations = try methods.filter { $0.1.path == http.path }.map { method, rule in
                (rule.verb, try OpenAPIOperation(schema: schema, method: method, http: rule).json())
            }
            paths.append((http.path, .object(operations)))
        }
        let document = JSONText.object([
            ("openapi", .string("3.1.0")),
            ("info", info),
            ("servers", .array([.object([("url", .string("/"))])])),
            ("tags", tags(methods.map(\.1))),
            ("paths", .object(paths)),
            ("components", try components(reachedFrom: methods)),
        ])
        return document.rendered() + "\n"
    }

    private var info: JSONText {
        .object([
            ("title", .string("VeoGen")),
            ("version", .string("1")),
            ("description", .string(Self.description)),
            ("license", .object([("name", .string("Apache-2.0")), ("identifier", .string("Apache-2.0"))])),
        ])
    }

    private static let description = """
        A prompt becomes a video. What is no sound HTTP (a malformed or slow request, headers that are too long) is \
        answered with 400, 408 or 431 on every route.
        """

    private func tags(_ rules: [Schema.HTTPRule]) -> JSONText {
        var names: [String] = []
        for rule in rules where !names.contains(rule.tag) { names.append(rule.tag) }
        return .array(names.map { .object([("name", .string($0))]) })
    }

    private func components(reachedFrom methods: [(Schema.Method, Schema.HTTPRule)]) throws -> JSONText {
        var reached: [String] = []
        var pathFields: [String: [String]] = [:]
        for (method, http) in methods {
            if http.hasBody || http.requestMedia != nil {
                try reach(method.input, &reached)
                pathFields[method.input] = http.pathFields
            }
            try reach(method.output, &reached)
        }
        let own = try reached.map { name in
            let schemas = OpenAPISchemas(schema: schema, isRequest: pathFields[name] != nil)
            return (Naming.lastPart(name), try schemas.object(schema.message(name), besides: pathFields[name] ?? []))
        }
        return .object([
            ("schemas", .object(own + OpenAPIProblems.schemas)),
            (
                "securitySchemes",
                .object([
                    (
                        "bearer",
                        .object([
                            ("type", .string("http")), ("scheme", .string("bearer")), ("bearerFormat", .string("JWT")),
                        ])
                    ),
                    (
                        "signature",
                        .object([
                            ("type", .string("apiKey")), ("in", .string("query")), ("name", .string("signature")),
                            ("description", .string("That of a link, which holds until `expires`.")),
                        ])
                    ),
                ])
            ),
        ])
    }

    private func reach(_ name: String, _ reached: inout [String]) throws {
        guard !reached.contains(name) else { return }
        let message = try schema.message(name)
        if !message.fields.isEmpty { reached.append(name) }
        for field in message.fields {
            if case .message(let nested) = field.type, !field.rules.isJSONMap { try reach(nested, &reached) }
        }
    }
}
