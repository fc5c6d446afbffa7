/// Writes a client and a server protocol for each service.
struct ServiceEmitter {
    let schema: Schema

    func emit(_ file: Schema.File) throws -> SourceText {
        var source = SourceText.generated(from: file.name)
        source.line("import RPC")
        source.line()
        for service in file.services where !service.isRESTOnly {
            emitMethods(service, to: &source)
            try emitServer(service, to: &source)
            try emitClient(service, to: &source)
        }
        return source
    }

    private func emitMethods(_ service: Schema.Service, to source: inout SourceText) {
        source.doc("The methods of `\(service.fullName)`: their names, and who may call them.")
        source.block("public enum \(service.stem)Methods") { source in
            for method in service.methods {
                source.doc("`\(method.name)`.")
                source.line(
                    "public static let \(method.swiftName) = RPCMethodName(")
                source.line(
                    "    service: \"\(service.fullName)\", method: \"\(method.name)\", isIdempotent: \(method.isIdempotent))")
            }
            source.line()
            source.doc("Who may call each method.")
            source.block("public static let access: [RPCMethodName: Access] = [", "]") { source in
                for method in service.methods { source.line("\(method.swiftName): .\(method.access),") }
            }
        }
        source.line()
    }

    private func emitServer(_ service: Schema.Service, to source: inout SourceText) throws {
        source.doc(service.doc + "\n\nWhat an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.")
        try source.block("public protocol \(service.stem)API: Sendable") { source in
            for (index, method) in service.methods.enumerated() {
                if index > 0 { source.line() }
                source.doc(method.doc)
                try StubEmitter(method, of: service, schema).emitRequirement(to: &source)
            }
        }
        source.line()
        try source.block("extension \(service.stem)API") { source in
            source.doc("The methods as an `RPCServer` takes them; each checks its request's limits first.")
            try source.block("public var rpcMethods: [RPCMethod]") { source in
                try source.block("[", "]") { source in
                    for method in service.methods { try StubEmitter(method, of: service, schema).emitRegistration(to: &source) }
                }
            }
        }
        source.line()
    }

    private func emitClient(_ service: Schema.Service, to source: inout SourceText) throws {
        source.doc("Calls `\(service.fullName)`.")
        try source.block("public struct \(service.stem)Client: Sendable") { source in
            source.line("let rpc: RPCClient")
            source.line()
            source.doc("Makes a client that calls over `rpc`.")
            source.block("public init(_ rpc: RPCClient)") { $0.line("self.rpc = rpc") }
            for method in service.methods {
                source.line()
                source.doc(method.doc)
                try StubEmitter(method, of: service, schema).emitCall(to: &source)
            }
        }
        source.line()
    }
}
