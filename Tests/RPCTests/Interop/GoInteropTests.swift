import Echo
import Foundation
import Testing

@testable import RPC

@Suite("Interoperability with Go's ttrpc", .serialized)
struct GoInteropTests {
    /// Builds the Go program into `folder` from Debian's packages.
    private func build(in folder: String) async throws -> String {
        let go = "/usr/bin/go"
        try #require(
            FileManager.default.isExecutableFile(atPath: go),
            "Install golang and golang-github-containerd-ttrpc-dev, as scripts/test does")
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("go/main.go")
            .path
        // Go's own cache where there is one: the packages take most of a minute to build.
        let home = ProcessInfo.processInfo.environment["HOME"]
        let cache = home.map { $0 + "/.cache/go-build" } ?? folder + "/cache"
        let environment = ["GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": cache]
        let outcome = try await Program(go, ["build", "-o", folder + "/interop", source], environment: environment)
            .finish()
        try #require(outcome.status == 0, "\(outcome.text)")
        return folder + "/interop"
    }

    @Test("an unchanged Go client calls our server")
    func goClient() async throws {
        let describe: @Sendable (EchoMessage, RPCContext) -> EchoMessage = { request, context in
            var response = request
            response.text += context.metadata.values(for: "greeting").joined(separator: "+")
            response.text += "\(context.deadline.timeRemaining > .seconds(1))"
            return response
        }
        let methods: [RPCMethod] = [
            .inline(EchoService.echo, describe),
            .unary(EchoService.echoAsync) { (request: EchoMessage, context) async in
                await Task.yield()
                return describe(request, context)
            },
            .inline(RPCMethodName(service: EchoService.name, method: "Fail")) {
                (_: EchoMessage, _) throws -> EchoMessage in throw RPCError.notFound("none", "no such thing")
            },
        ]
        try await withTemporaryFolder { folder in
            let program = try await build(in: folder)
            try await withServer(methods) { address in
                guard case .unix(let path) = address else { return }
                let outcome = try await Program(program, ["call", path]).finish()
                #expect(outcome.status == 0)
                #expect(
                    outcome.text == """
                        Echo OK  héllohello+againtrue [0 1 255] -42
                        EchoAsync OK  héllohello+againtrue [0 1 255] -42
                        Fail NotFound no such thing  [] 0
                        Nope Unimplemented method Nope  [] 0

                        """)
            }
        }
    }

    @Test("our client calls an unchanged Go server")
    func goServer() async throws {
        try await withTemporaryFolder { folder in
            let server = try await Program(build(in: folder), ["serve", folder + "/s"])
            let greeting = try await server.firstOutput()
            #expect(greeting == "ready\n")
            try await withClient(.unix(path: folder + "/s")) { client in
                let request = EchoMessage(text: "héllo", payload: [0, 1, 255], number: -42)
                let options = RPCCallOptions(metadata: ["greeting": "hello"])
                for _ in 0..<100 {
                    let response: EchoMessage = try await client.unary(EchoService.echo, request, options: options)
                    #expect(response.text == "héllo[hello] true")
                    #expect(response.payload == request.payload && response.number == request.number)
                }
                let fail = RPCMethodName(service: EchoService.name, method: "Fail")
                await #expect(throws: RPCError(.notFound, reason: "", message: "no such thing")) {
                    let _: EchoMessage = try await client.unary(fail, request)
                }
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echoAsync, request)
                }
                #expect(error?.code == .unimplemented)
            }
            try await server.stop()
        }
    }
}
