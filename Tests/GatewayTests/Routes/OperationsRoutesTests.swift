import Foundation
import NIOPosix
import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Operations", .timeLimit(.minutes(2)))
struct OperationsRoutesTests {
    @Test("Live and ready say so, by the name of each service")
    func healthy() async throws {
        try await withGateway { gateway in
            let live = try await gateway.http.send(.GET, "/health/live")
            #expect(live.status == 200)
            #expect(live.json["status"].text == "ok")
            for path in ["/health", "/health/ready"] {
                var ready = try await gateway.http.send(.GET, path)
                // On a busy machine a check may take longer than it has.
                while ready.status == 503 { ready = try await gateway.http.send(.GET, path) }
                #expect(ready.status == 200)
                #expect(ready.json["checks"].keys == ["auth", "video", "ai"])
            }
        }
    }

    @Test("A service that is down: 503 for its routes, its name in readiness, and nothing for the others")
    func serviceDown() async throws {
        try await withGateway(services: [.auth, .ai]) { gateway in
            let video = try await gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn()])
            #expect(video.status == 503)
            #expect(video.json["detail"].text == "The video service is not available")
            #expect(video["Retry-After"] == "1")
            let me = try await gateway.http.send(.GET, "/api/v1/auth/me", headers: [gateway.signedIn()])
            #expect(me.status == 200)
            let ready = try await gateway.http.send(.GET, "/health/ready")
            #expect(ready.status == 503)
            #expect(ready.json["checks"]["video"].text == "not available")
            #expect(ready.json["checks"]["auth"].text == "ok")
        }
    }

    @Test("A service that comes back is used again without anybody's help")
    func serviceBack() async throws {
        try await withGateway(services: [.auth, .ai]) { gateway in
            let path = "/api/v1/videos/\(FakeVideo.id)"
            let down = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
            #expect(down.status == 503)
            let server = try RPCServer(
                address: gateway.addresses.video, methods: gateway.video.rpcMethods,
                logger: .init(label: "test"))
            try await server.listen()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                defer { group.cancelAll() }
                var status = 503
                while status == 503 {
                    status = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()]).status
                }
                #expect(status == 200)
            }
        }
    }

    @Test("Metrics name routes by their template, never by what was asked for")
    func metrics() async throws {
        try await withGateway { gateway in
            _ = try await gateway.http.send(.GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn()])
            _ = try await gateway.http.send(.GET, "/api/v1/videos/secret-path")
            _ = try await gateway.http.send(.GET, "/nowhere/at/all")
            gateway.video.fake.fail("GetVideo", with: RPCError.internalError)
            _ = try await gateway.http.send(.GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn()])
            let answer = try await gateway.http.send(.GET, "/metrics")
            #expect(answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
            let route = #"method="GET",route="/api/v1/videos/{id}""#
            #expect(answer.text.contains("veogen_http_requests_total{\(route),status=\"200\"} 1\n"))
            #expect(answer.text.contains("veogen_http_requests_total{\(route),status=\"401\"} 1\n"))
            #expect(answer.text.contains("veogen_http_requests_total{\(route),status=\"500\"} 1\n"))
            #expect(
                answer.text.contains(#"veogen_http_requests_total{method="other",route="unmatched",status="404"} 1"#))
            #expect(answer.text.contains("veogen_http_request_duration_seconds_count{\(route)} 3\n"))
            #expect(answer.text.contains(#"veogen_errors_total{code="internal",route="/api/v1/videos/{id}"} 1"#))
            #expect(!answer.text.contains("secret-path"))
        }
    }

    @Test("The API's description names every route, and no others")
    func describes() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, "/openapi.json")
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "application/json")
            let gatekeeper = try Gatekeeper(
                .init(policy: gateway.tokens.policy, revocations: gateway.revocations) { [] })
            let endpoints = GatewayRoutes.endpoints(
                gatekeeper: gatekeeper, limits: GatewayLimits(), health: .init(), metrics: gateway.metrics)
            let served = Set(endpoints.map { "\($0.method.rawValue.lowercased()) \($0.template)" })
            let paths = answer.json["paths"]
            let described = paths.keys.flatMap { path in paths[path].keys.map { "\($0) \(path)" } }
            let pages: Set = ["get /", "get /docs", "get /assets/{version}/{name}"]
            #expect(Set(described) == served.subtracting(pages))
            for endpoint in endpoints where [.user, .session, .admin].contains(endpoint.access) {
                let responses = paths[endpoint.template][endpoint.method.rawValue.lowercased()]["responses"]
                #expect(responses.keys.isSuperset(of: ["401", "403"]), "\(endpoint.template)")
            }
        }
    }

    @Test("The API's description is sound OpenAPI, as openapi-spec-validator sees it")
    func validates() async throws {
        let (status, said) = try await NIOThreadPool.singleton.runIfActive { try Self.validate() }
        #expect(status == 0, "Has scripts/install test run? \(said)")
    }

    /// What the validator ends with, and says. Blocks.
    private static func validate() throws -> (status: Int32, said: String) {
        let process = Process()
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL
        process.executableURL = root.appending(path: ".build/python/bin/python3")
        process.arguments = ["-m", "openapi_spec_validator", "-"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(PackageResources.openapi_json))
        try input.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, said)
    }
}
