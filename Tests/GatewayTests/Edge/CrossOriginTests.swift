import Testing

@testable import Gateway

@Suite("Other origins, and headers for browsers")
struct CrossOriginTests {
    private static let origin = ("Origin", "https://app.example.com")
    private static let policy = EdgePolicy(crossOrigin: CrossOrigin(["https://app.example.com"]))

    @Test("A page of an allowed origin learns what it may do, and reads answers and their headers")
    func allowed() async throws {
        try await withGateway(policy: Self.policy) { gateway in
            let path = "/api/v1/videos/\(FakeVideo.id)"
            let preflight = try await gateway.http.send(
                .OPTIONS, path, headers: [Self.origin, ("Access-Control-Request-Method", "DELETE")])
            #expect(preflight.status == 204)
            #expect(preflight["Access-Control-Allow-Origin"] == "https://app.example.com")
            #expect(preflight["Access-Control-Allow-Methods"]?.contains("DELETE") == true)
            #expect(preflight["Access-Control-Allow-Headers"]?.contains("Authorization") == true)
            let answer = try await gateway.http.send(.GET, path, headers: [Self.origin, gateway.signedIn()])
            #expect(answer["Access-Control-Allow-Origin"] == "https://app.example.com")
            #expect(answer["Access-Control-Expose-Headers"]?.contains("RateLimit") == true)
            #expect(answer["Vary"] == "Origin")
            #expect(answer["Access-Control-Allow-Credentials"] == nil)
        }
    }

    @Test("A page of any other origin is told nothing", arguments: [true, false])
    func refused(isOn: Bool) async throws {
        try await withGateway(policy: isOn ? Self.policy : EdgePolicy()) { gateway in
            for origin in ["https://evil.example", "https://app.example.com.evil.example", "null"] {
                let headers = [("Origin", origin), ("Access-Control-Request-Method", "GET")]
                let preflight = try await gateway.http.send(.OPTIONS, "/api/v1/models", headers: headers)
                #expect(preflight.status == 405)
                #expect(preflight["Access-Control-Allow-Origin"] == nil)
                let answer = try await gateway.http.send(.GET, "/health/live", headers: [("Origin", origin)])
                #expect(answer["Access-Control-Allow-Origin"] == nil)
            }
        }
    }

    @Test("Every answer, errors among them, forbids what browsers might do with it", arguments: [true, false])
    func securityHeaders(isSecure: Bool) async throws {
        try await withGateway(policy: EdgePolicy(isSecure: isSecure)) { gateway in
            for path in ["/health/live", "/nowhere", "/api/v1/auth/me", "/openapi.json", "/"] {
                let answer = try await gateway.http.send(.GET, path)
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
                #expect(answer["Referrer-Policy"] == "no-referrer")
                #expect((answer["Strict-Transport-Security"] != nil) == isSecure)
            }
        }
    }
}
