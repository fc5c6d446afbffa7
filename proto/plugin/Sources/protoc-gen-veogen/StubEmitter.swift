/// Writes what one method is to its server and to its clients, by who sends one message and who a stream.
struct StubEmitter {
    private let method: Schema.Method
    private let input: String
    private let output: String
    private let constant: String

    init(_ method: Schema.Method, of service: Schema.Service, _ schema: Schema) throws {
        self.method = method
        input = try schema.message(method.input).swiftName
        output = try schema.message(method.output).swiftName
        constant = "\(service.stem)Methods.\(method.swiftName)"
    }

    /// What an implementation of the service has.
    func emitRequirement(to source: inout SourceText) {
        var parameters = [
            method.isClientStreaming ? "_ requests: RPCRequests<\(input)>" : "_ request: \(input)", "context: RPCContext",
        ]
        if method.isServerStreaming { parameters.append("responses: RPCResponseWriter<\(output)>") }
        let effects = method.isInline ? "throws" : "async throws"
        let result = method.isServerStreaming ? "" : " -> \(output)"
        if method.isClientStreaming && method.isServerStreaming {
            source.line("func \(method.swiftName)(")
            source.line("    \(parameters.joined(separator: ", "))")
            source.line(") \(effects)")
        } else {
            source.line("func \(method.swiftName)(\(parameters.joined(separator: ", "))) \(effects)\(result)")
        }
    }

    /// The method as an `RPCServer` takes it.
    func emitRegistration(to source: inout SourceText) {
        switch (method.isClientStreaming, method.isServerStreaming) {
        case (false, false):
            source.line(".\(method.isInline ? "inline" : "unary")(\(constant)) { (request: \(input), context: RPCContext) in")
            source.line("    try request.refuseFaults()")
            source.line(
                "    return try \(method.isInline ? "" : "await ")self.\(method.swiftName)(request, context: context)")
        case (false, true):
            source.line(".serverStreaming(\(constant)) {")
            source.line("    (request: \(input), context: RPCContext, responses: RPCResponseWriter<\(output)>) in")
            source.line("    try request.refuseFaults()")
            source.line("    try await self.\(method.swiftName)(request, context: context, responses: responses)")
        case (true, false):
            source.line(".clientStreaming(\(constant), checking: { try $0.refuseFaults() }) {")
            source.line("    (requests: RPCRequests<\(input)>, context: RPCContext) in")
            source.line("    return try await self.\(method.swiftName)(requests, context: context)")
        case (true, true):
            source.line(".bidirectionalStreaming(\(constant), checking: { try $0.refuseFaults() }) {")
            source.line(
                "    (requests: RPCRequests<\(input)>, context: RPCContext, responses: RPCResponseWriter<\(output)>) in")
            source.line("    try await self.\(method.swiftName)(requests, context: context, responses: responses)")
        }
        source.line(method.priority.map { "}.withPriority(.\($0))," } ?? "},")
    }

    /// The client's method.
    func emitCall(to source: inout SourceText) {
        source.line("public func \(method.swiftName)(")
        switch (method.isClientStreaming, method.isServerStreaming) {
        case (false, false):
            source.line("    _ request: \(input) = \(input)(), options: RPCCallOptions = RPCCallOptions()")
            source.block(") async throws(RPCError) -> \(output)") {
                $0.line("try await rpc.unary(\(constant), request, options: options)")
            }
        case (false, true):
            source.line("    _ request: \(input) = \(input)(), options: RPCCallOptions = RPCCallOptions()")
            source.block(") -> RPCResponses<\(output)>") {
                $0.line("rpc.serverStreaming(\(constant), request, options: options)")
            }
        case (true, false):
            source.line("    options: RPCCallOptions = RPCCallOptions(),")
            source.line("    _ send: @escaping @Sendable (RPCRequestWriter<\(input)>) async throws -> Void")
            source.block(") async throws -> \(output)") {
                $0.line("try await rpc.clientStreaming(\(constant), options: options, send)")
            }
        case (true, true):
            source.line("    options: RPCCallOptions = RPCCallOptions()")
            source.block(") -> RPCExchange<\(input), \(output)>") {
                $0.line("rpc.bidirectionalStreaming(\(constant), options: options)")
            }
        }
    }
}
