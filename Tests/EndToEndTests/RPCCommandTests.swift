import Foundation
import Subprocess
import Testing

@Suite("veogen rpc")
struct RPCCommandTests {
    private struct Answer {
        let status: TerminationStatus
        let output: String
        let error: String
    }

    private static func veogen(
        _ arguments: [String], _ environment: [Environment.Key: String?] = [:]
    ) async throws -> Answer {
        let result = try await run(
            .path(Program.path("veogen")), arguments: Arguments(["rpc"] + arguments),
            environment: .inherit.updating(environment), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
        )
        return Answer(
            status: result.terminationStatus, output: result.standardOutput, error: result.standardError)
    }

    @Test("lists, describes and calls the methods of every running service", .timeLimit(.minutes(5)))
    func stack() async throws {
        try await RunningStack.with { stack in
            let sockets = stack.folder.appendingPathComponent("run")
            func address(_ name: String) -> String { "unix://\(sockets.path)/\(name).sock" }
            for (name, method) in [
                ("ai", "ai.v1.AIService/ListModels"), ("auth", "auth.v1.AuthService/Login"),
                ("video", "video.v1.VideoService/WatchEvents"),
            ] {
                let list = try await Self.veogen(["list", address(name)])
                #expect(list.output.split(separator: "\n").contains("veogen.\(method)"), "\(list.error)")
                let health = try await Self.veogen(["call", address(name), "Health/Check"])
                #expect(health.output == "{\"status\":\"SERVING\"}\n")
            }
            let text = try await Self.veogen(["describe", address("auth"), "AuthService.Login"])
            #expect(text.output.contains("rpc Login(veogen.auth.v1.LoginRequest) returns (veogen.auth.v1.Token);"))

            let token = try await stack.newUser()
            let me = try await Self.veogen(["call", address("auth"), "AuthService/GetMe", "{}", "--token", token])
            #expect(me.output.contains("\"username\":\"user-"))
            let events = try await Self.veogen(
                ["call", address("video"), "VideoService/WatchEvents", "--token", token, "--timeout", "1"])
            #expect(events.status == .exited(64 + 4), "a stream runs until its deadline: \(events.error)")
        }
    }

    @Test("a service that is not there, a method that is not there, and a request that does not fit are told apart")
    func mistakes() async throws {
        try await AIProcess.with { address, _ in
            let absent = try await Self.veogen(["list", "unix:///nowhere/x.sock", "--timeout", "1"])
            #expect(absent.status == .exited(64 + 14) || absent.status == .exited(64 + 4))
            let unknown = try await Self.veogen(["call", address, "AIService/Nothing"])
            #expect(unknown.status == .exited(1))
            #expect(unknown.error.contains("There is no AIService/Nothing"))
            let misfit = try await Self.veogen(["call", address, "AIService/EnhancePrompt", #"{"prompt": 1}"#])
            #expect(misfit.error.contains("prompt has to be a text"))
            let broken = try await Self.veogen(["call", address, "AIService/EnhancePrompt", "{"])
            #expect(broken.status == .exited(64 + 3))
        }
    }

    @Test("services over TCP show certificates, and believe those of each other only")
    func certificates() async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../scripts/certificates").standardizedFileURL.path
        let made = try await run(
            .path(.init(script)), arguments: [path, "ai", "gateway", "auth"], output: .discarded, error: .discarded)
        #expect(made.terminationStatus == .exited(0))
        @Sendable func tls(_ service: String) -> [Environment.Key: String?] {
            [
                "TLS_CERTIFICATE": "\(path)/\(service).pem", "TLS_PRIVATE_KEY": "\(path)/\(service).key",
                "TLS_TRUST_ROOTS": "\(path)/ca.pem",
            ]
        }
        try await AIProcess.with(address: "tcp://127.0.0.1:0", tls("ai")) { address, _ in
            let call = ["call", address, "AIService/ListModels", "--identity"]
            let good = try await Self.veogen(call + ["ai.veogen"], tls("gateway"))
            #expect(good.output.contains("\"models\""), "\(good.error)")
            // AuthService has no business with AIService.
            for (identity, environment) in [
                ("ai.veogen", tls("auth")), ("video.veogen", tls("gateway")), ("ai.veogen", [:]),
                ("ai.veogen", ["PLAINTEXT_LOOPBACK": "true"]),
            ] {
                let refused = try await Self.veogen(call + [identity, "--timeout", "5"], environment)
                #expect(refused.status == .exited(64 + 14), "\(refused.error)")
            }
        }
    }
}
