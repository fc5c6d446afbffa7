/// The shapes of errors, which no message of proto/ describes.
enum OpenAPIProblems {
    /// The schemas by their names.
    static let schemas: [(String, JSONText)] = [
        (
            "Problem",
            .object([
                ("type", .string("object")),
                ("description", .string("An error (RFC 9457).")),
                (
                    "properties",
                    .object([
                        ("type", .object([("type", .string("string"))])),
                        ("title", .object([("type", .string("string"))])),
                        ("status", .object([("type", .string("integer"))])),
                        (
                            "detail",
                            .object([("type", .string("string")), ("description", .string("What went wrong."))])
                        ),
                        (
                            "code",
                            .object([
                                ("type", .string("string")), ("description", .string("Stable, for programs.")),
                            ])
                        ),
                        ("request_id", .object([("type", .string("string"))])),
                        (
                            "reasons",
                            .object([
                                ("type", .string("array")), ("items", .object([("type", .string("string"))])),
                            ])
                        ),
                    ])
                ),
                ("required", .array([.string("detail"), .string("code"), .string("status")])),
            ])
        ),
        (
            "OpenAIProblem",
            .object([
                ("type", .string("object")),
                ("description", .string("An error, as OpenAI's protocol has it.")),
                ("properties", .object([("error", openAIError)])),
                ("required", .array([.string("error")])),
            ])
        ),
        (
            "ValidationProblem",
            .object([
                ("type", .string("object")),
                ("description", .string("What is wrong with the request, one entry per fault.")),
                (
                    "properties",
                    .object([
                        (
                            "detail",
                            .object([
                                ("type", .string("array")),
                                ("items", .object([("$ref", .string("#/components/schemas/Fault"))])),
                            ])
                        ),
                        ("code", .object([("const", .string("validation_failed"))])),
                        ("request_id", .object([("type", .string("string"))])),
                    ])
                ),
                ("required", .array([.string("detail"), .string("code")])),
            ])
        ),
        (
            "Fault",
            .object([
                ("type", .string("object")),
                (
                    "properties",
                    .object([
                        (
                            "type",
                            .object([("type", .string("string")), ("examples", .array([.string("missing")]))])
                        ),
                        (
                            "loc",
                            .object([
                                ("type", .string("array")),
                                (
                                    "items",
                                    .object([("type", .array([.string("string"), .string("integer")]))])
                                ),
                                ("examples", .array([.array([.string("body"), .string("prompt")])])),
                            ])
                        ),
                        ("msg", .object([("type", .string("string"))])),
                        ("input", .object([("description", .string("The value that was refused."))])),
                    ])
                ),
                ("required", .array([.string("type"), .string("loc"), .string("msg")])),
            ])
        ),
    ]

    private static let openAIError = JSONText.object([
        ("type", .string("object")),
        (
            "properties",
            .object([
                ("message", .object([("type", .string("string")), ("description", .string("What went wrong."))])),
                ("type", .object([("type", .string("string")), ("enum", .array(openAITypes.map { .string($0) }))])),
                (
                    "param",
                    .object([
                        ("type", .array([.string("string"), .string("null")])),
                        ("description", .string("The parameter at fault, if it is one.")),
                    ])
                ),
                ("code", .object([("type", .string("string")), ("description", .string("Stable, for programs."))])),
            ])
        ),
        ("required", .array(["message", "type", "param", "code"].map { .string($0) })),
    ])

    private static let openAITypes = [
        "invalid_request_error", "authentication_error", "permission_error", "rate_limit_error", "server_error",
    ]
}
