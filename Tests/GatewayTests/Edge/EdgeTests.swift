import Testing

@testable import Gateway

@Suite("Between request and answer")
struct EdgeTests {
    @Test("A sane request id comes back, another one is replaced")
    func requestIDs() async throws {
        try await withGateway { gateway in
            let echoed = try await gateway.http.send(.GET, "/health/live", headers: [("X-Request-Id", "Abc_1.2-3")])
            #expect(echoed["X-Request-Id"] == "Abc_1.2-3")
            for id in ["", "a b", String(repeating: "a", count: 200), "\"><script>"] {
                let made = try await gateway.http.send(.GET, "/health/live", headers: [("X-Request-Id", id)])
                #expect(made["X-Request-Id"]?.count == 32)
            }
            let first = try await gateway.http.send(.GET, "/nowhere")
            let second = try await gateway.http.send(.GET, "/nowhere")
            #expect(first["X-Request-Id"] != second["X-Request-Id"])
        }
    }

    @Test("Every answer has a date and forbids sniffing")
    func headers() async throws {
        try await withGateway { gateway in
            for path in ["/", "/nowhere", "/api/v1/videos/"] {
                let answer = try await gateway.http.send(.GET, path)
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["Date"]?.hasSuffix(" GMT") == true)
            }
        }
    }

    @Test(
        "A path that leads nowhere is 404",
        arguments: [
            "/nowhere", "/api/v1", "/api/v1/videos/a/b/c", "//api/v1/videos", "/API/v1/videos/",
            "/api/v1/videos//content",
        ])
    func unknownPaths(path: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
            #expect(answer.status == 404)
            #expect(answer.json["detail"].text == "Not Found")
        }
    }

    @Test("A method that a path has not is 405, and the others are named")
    func methods() async throws {
        try await withGateway { gateway in
            let put = try await gateway.http.send(.PUT, "/api/v1/videos/\(FakeVideo.id)")
            #expect(put.status == 405)
            #expect(put.json["detail"].text == "Method Not Allowed")
            #expect(put["Allow"] == "DELETE, GET, HEAD")
            let get = try await gateway.http.send(.GET, "/api/v1/videos/generate/")
            #expect(get.status == 404)
            let login = try await gateway.http.send(.GET, "/api/v1/auth/login")
            #expect(login["Allow"] == "POST")
        }
    }

    @Test("HEAD is answered as GET is, without a body")
    func head() async throws {
        try await withGateway { gateway in
            let get = try await gateway.http.send(.GET, "/openapi.json")
            let head = try await gateway.http.send(.HEAD, "/openapi.json")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head["Content-Length"] == "\(get.body.count)")
        }
    }

    @Test("Answers to reads are logged for debugging, others for information, with their request ids")
    func logs() async throws {
        var limits = GatewayLimits()
        limits.slowRequest = .seconds(3600)
        try await withGateway(limits: limits) { gateway in
            let traceparent = ("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            _ = try await gateway.http.send(
                .GET, "/api/v1/auth/me?password=x", headers: [gateway.signedIn(), traceparent])
            _ = try await gateway.http.send(
                .POST, "/api/v1/auth/logout", headers: [gateway.signedIn(), ("X-Request-Id", "r")])
            let lines = gateway.log.lines
            #expect(lines.map(\.level) == [.debug, .info])
            #expect(lines.last?.metadata["request_id"] == "r")
            #expect(lines.last?.metadata["parent_span_id"] == nil)
            #expect(lines.first?.metadata["route"] == "/api/v1/auth/me")
            #expect(lines.first?.metadata["trace_id"] == "4bf92f3577b34da6a3ce929d0e0e4736")
            #expect(lines.first?.metadata["parent_span_id"] == "00f067aa0ba902b7")
            #expect(lines.first?.metadata["span_id"] != "00f067aa0ba902b7")
            #expect(lines.allSatisfy { !"\($0.metadata)".contains("password") && !"\($0.metadata)".contains("Bearer") })
        }
    }
}
