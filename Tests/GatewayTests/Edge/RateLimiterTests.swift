import Identity
import ServiceRuntime
import Testing
import VeoGenCrypto

@testable import Gateway

@Suite("Rate limits")
struct RateLimiterTests {
    private static func policy(_ count: Int, proxies: [String] = []) -> EdgePolicy {
        EdgePolicy(
            proxies: ProxyTrust(proxies.compactMap { IPNetwork($0) }),
            rateLimiter: RateLimiter(RateLimit(count, per: .seconds(3600))))
    }

    @Test("A user who has used up the limit gets 429 with when to come back; each answer says what is left")
    func user() async throws {
        try await withGateway(policy: Self.policy(2)) { gateway in
            let path = "/api/v1/videos/\(FakeVideo.id)"
            let first = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
            #expect(first.status == 200)
            #expect(first["RateLimit-Policy"] == "\"default\";q=2;w=3600")
            #expect(first["RateLimit"]?.hasPrefix("\"default\";r=1;t=") == true)
            _ = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
            let third = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
            #expect(third.status == 429)
            #expect(third["RateLimit"]?.hasPrefix("\"default\";r=0;t=") == true)
            #expect((third["Retry-After"].flatMap { Int($0) } ?? 0) > 0)
            #expect(third.json["code"].text == "rate_limited")
            #expect(try await gateway.http.send(.GET, "/health/live").status == 200, "operators are not counted")
            let anonymous = try await gateway.http.send(.GET, path)
            #expect(anonymous.status == 401, "an address is counted apart from the users behind it")
        }
    }

    @Test("Whoever shows no sound credentials is counted by address, whatever the request says of it")
    func address() async throws {
        try await withGateway(policy: Self.policy(3)) { gateway in
            var statuses: [Int] = []
            for number in 1...5 {
                let headers = [("Authorization", "Bearer x\(number)"), ("X-Forwarded-For", "203.0.113.\(number)")]
                let answer = try await gateway.http.send(.GET, "/api/v1/auth/me", headers: headers)
                statuses.append(answer.status)
                #expect(answer["RateLimit"] != nil)
            }
            #expect(statuses == [401, 401, 401, 429, 429])
        }
    }

    @Test("Whoever makes up API keys is stopped before AuthService is asked of more of them than he may send requests")
    func inventedKeys() async throws {
        try await withGateway(policy: Self.policy(3)) { gateway in
            var statuses: [Int] = []
            for _ in 1...5 {
                let key = try APIKeyText.random(using: .secure).text
                let headers = [("Authorization", "Bearer \(key)")]
                statuses.append(try await gateway.http.send(.GET, "/api/v1/auth/me", headers: headers).status)
            }
            #expect(statuses == [401, 401, 401, 429, 429])
            #expect(gateway.auth.fake.keysAsked.withLock { $0 } == 3)
        }
    }

    @Test("Behind a trusted proxy each client counts for itself, and can't choose whose count it is")
    func proxy() async throws {
        try await withGateway(policy: Self.policy(1, proxies: ["127.0.0.0/8", "10.0.0.0/8"])) { gateway in
            func status(_ forwarded: String) async throws -> Int {
                try await gateway.http.send(.GET, "/api/v1/auth/me", headers: [("X-Forwarded-For", forwarded)]).status
            }
            var statuses: [Int] = []
            // What a client adds in front is not read.
            for forwarded in [
                "203.0.113.1", "203.0.113.2, 10.1.2.3", "198.51.100.1, 203.0.113.1", "nonsense, 203.0.113.2",
            ] { statuses.append(try await status(forwarded)) }
            #expect(statuses == [401, 401, 429, 429])
        }
    }

    @Test("AuthService hears where a login comes from, from the gateway and not from the client")
    func namesClient() async throws {
        try await withGateway { gateway in
            _ = try await gateway.http.send(
                .POST, "/api/v1/auth/login",
                headers: [
                    ("Content-Type", "application/x-www-form-urlencoded"), ("X-Forwarded-For", "203.0.113.1"),
                    ("client-address", "203.0.113.2"), ("User-Agent", "test/1"),
                ], body: Array("username=a&password=b".utf8))
            let call = try #require(gateway.auth.fake.calls(of: "Login").first)
            #expect(call.metadata.values(for: "client-address") == ["127.0.0.1"])
            #expect(call.metadata["client-user-agent"] == "test/1")
        }
    }

    @Test(
        "Addresses and networks are read as they are written, and nothing else is",
        arguments: [
            ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.0.0.7", "10.0.0.7", true),
            ("10.0.0.7", "10.0.0.8", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false), ("0.0.0.0/0", "192.0.2.1", true), ("0.0.0.0/0", "::1", false),
            ("10.0.0.0/8", "::ffff:10.0.0.1", true),
        ])
    func networks(network: String, address: String, isInside: Bool) throws {
        let (network, address) = (try #require(IPNetwork(network)), try #require(IPAddress(address)))
        #expect(network.contains(address) == isInside)
        for wrong in ["", "10", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "a.b.c.d", "1.2.3.4:80", "fe80::1%eth0"] {
            #expect(IPNetwork(wrong) == nil)
        }
        #expect(IPAddress("2001:db8:1:2:3::4")?.subscriber.description == "2001:db8:1:2::")
        #expect(IPAddress("192.0.2.1")?.subscriber.description == "192.0.2.1")
    }
}
