import Testing
import VeoGenAPI

@testable import Gateway

@Suite("What a cookie is good for")
struct SignInCookiesTests {
    private static let videos = "/api/v1/videos/"
    private static let wish = #"{"prompt":"a lighthouse"}"#

    private static func cookie(_ gateway: TestGateway) throws -> (String, String) {
        ("Cookie", "veogen_access=" + (try gateway.tokens.token()))
    }

    @Test("It reads like a token, and the services get it as one")
    func reads() async throws {
        try await withGateway { gateway in
            let cookie = try Self.cookie(gateway)
            let answer = try await gateway.http.send(.GET, Self.videos, headers: [cookie])
            #expect(answer.status == 200)
            let sent = gateway.video.fake.calls(of: "ListVideos").last?.metadata["authorization"]
            #expect(sent == "Bearer " + cookie.1.dropFirst("veogen_access=".count))
            let content = try await gateway.http.send(.GET, "\(Self.videos)\(FakeVideo.id)/content", headers: [cookie])
            #expect(content.status == 200)
        }
    }

    @Test("It writes for our own pages, whatever the host's spelling, and for no others")
    func writes() async throws {
        try await withGateway { gateway in
            let cookie = try Self.cookie(gateway)
            for host in ["http://127.0.0.1", "https://127.0.0.1", "HTTP://127.0.0.1".lowercased()] {
                let own = try await gateway.http.send(
                    .POST, Self.videos + "generate", headers: [cookie, ("Origin", host)], json: Self.wish)
                #expect(own.status == 200)
            }
            for headers in [[cookie], [cookie, ("Origin", "http://evil.example")], [cookie, ("Origin", "null")]] {
                let foreign = try await gateway.http.send(
                    .POST, Self.videos + "generate", headers: headers, json: Self.wish)
                #expect(foreign.status == 403)
                let deleted = try await gateway.http.send(.DELETE, Self.videos + FakeVideo.id, headers: headers)
                #expect(deleted.status == 403)
            }
            #expect(gateway.video.fake.calls(of: "GenerateVideo").count == 3)
            #expect(gateway.video.fake.calls(of: "DeleteVideo").isEmpty)
        }
    }

    @Test("An Authorization header counts more than it")
    func headerWins() async throws {
        try await withGateway { gateway in
            let headers = [try Self.cookie(gateway), ("Authorization", "Bearer wrong")]
            let answer = try await gateway.http.send(.GET, Self.videos, headers: headers)
            #expect(answer.status == 401)
        }
    }

    @Test("A token is never shown to who has only the cookie")
    func showsNoToken() async throws {
        try await withGateway { gateway in
            let headers = [try Self.cookie(gateway), ("Origin", "http://127.0.0.1")]
            let answer = try await gateway.http.send(.POST, "/api/v1/auth/refresh", headers: headers)
            #expect(answer.status == 401)
            #expect(gateway.auth.fake.calls(of: "Refresh").isEmpty)
        }
    }

    @Test(
        "Whatever is no token is as good as none",
        arguments: [
            "veogen_access", "veogen_access=", "veogen_access=a b", "veogen_access=a,b", ";;=;", "=veogen_access",
        ])
    func refusesOthers(cookie: String) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, Self.videos, headers: [("Cookie", cookie)])
            #expect(answer.status == 401)
            #expect(answer.json["code"].text == "not_authenticated")
        }
    }
}
