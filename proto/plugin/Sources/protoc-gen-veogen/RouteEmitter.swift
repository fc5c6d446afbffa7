/// Writes the table of the REST routes that are RPCs in another form.
struct RouteEmitter {
    let schema: Schema

    func emit() throws -> SourceText {
        var source = SourceText.generated(from: "*.proto")
        source.line("import Protobuf")
        source.line("import RPC")
        source.line()
        let services = schema.files.flatMap(\.services).filter { !$0.isRESTOnly && $0.methods.contains { $0.http != nil } }
        source.doc("A client for every service that REST routes lead to.")
        source.block("public struct ServiceClients: Sendable") { source in
            for service in services {
                source.line("/// Calls `\(service.fullName)`.")
                source.line("public let \(Naming.lowerCamel(service.stem)): \(service.stem)Client")
            }
            source.line()
            source.doc("Makes the set from one client each.")
            let parameters = services.map { "\(Naming.lowerCamel($0.stem)): \($0.stem)Client" }
            source.block("public init(\(parameters.joined(separator: ", ")))") { source in
                for service in services {
                    source.line("self.\(Naming.lowerCamel(service.stem)) = \(Naming.lowerCamel(service.stem))")
                }
            }
        }
        source.line()
        try source.block("extension RESTRoute") { source in
            source.doc("Every route that is derived from an RPC.")
            try source.block("public static let all: [RESTRoute] = [", "]") { source in
                for service in services {
                    for method in service.methods {
                        guard let http = method.http, !http.isHandwritten else { continue }
                        try emit(method, http, service, to: &source)
                    }
                }
            }
        }
        return source
    }

    private func emit(
        _ method: Schema.Method, _ http: Schema.HTTPRule, _ service: Schema.Service, to source: inout SourceText
    ) throws {
        let input = try schema.message(method.input)
        let output = try schema.message(method.output)
        source.line("RESTRoute(")
        let extra = input.fields.reduce(0) { $0 + ($1.rules.maxBase64Characters ?? 0) }
        source.line(
            "    verb: .\(http.verb), path: \"\(http.path)\", service: .\(Naming.lowerCamel(service.stem)), access: .\(method.access), hasBody: \(http.hasBody)\(extra > 0 ? "," : "")")
        if extra > 0 { source.line("    extraBodyBytes: \(extra)") }
        let client = "call.clients.\(Naming.lowerCamel(service.stem)).rpc"
        try source.block(") { (call: RESTCall) async throws(RPCError) -> RESTReply in", "},") { source in
            if input.fields.isEmpty && !http.hasBody {
                source.line("let request = \(input.swiftName)()")
            } else {
                source.line("let request = try call.read(\(input.swiftName).self)")
            }
            source.line("return try await call.answer(")
            let answer = "\(service.stem)Methods.\(method.swiftName), request, as: \(output.swiftName).self"
            if let name = http.responseBody, let field = output.fields.first(where: { $0.name == name }) {
                source.line("    \(client), \(answer)")
                try source.block(") { (c, json) throws(ProtobufError) in") { source in
                    try JSONAnswerEmitter(schema: schema).emit(field, to: &source)
                }
            } else {
                source.line("    \(client), \(answer))")
            }
        }
    }
}
