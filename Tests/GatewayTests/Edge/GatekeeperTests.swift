import Identity
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Credentials at the edge")
struct GatekeeperTests {
    private static let path = "/api/v1/videos/\(FakeVideo.id)"

    @Test(
        "Without a token: 401, Not authenticated, and a challenge",
        arguments: RESTRoute.all.filter { $0.access != .public })
    func missing(route: RESTRoute) async throws {
        try await withGateway { gateway in
            let path = route.path.replacing("{id}", with: FakeVideo.id).replacing("{delivery_id}", with: FakeVideo.id)
            let answer = try await gateway.http.send(
                .init(rawValue: route.verb.rawValue), path, json: "not even JSON")
            #expect(answer.status == 401)
            #expect(answer.json["detail"].text == "Not authenticated")
            #expect(answer["WWW-Authenticate"] == "Bearer")
        }
    }

    @Test("An ended, forged, unsigned, cut off or foreign token: 401, and no service hears of it")
    func invalid() async throws {
        try await withGateway { gateway in
            let sound = try gateway.tokens.token()
            let tokens = [
                try gateway.tokens.token(now: UnixTime.now().advanced(bySeconds: -7200), lifeSeconds: 60),
                try TestTokens.forged(), try gateway.tokens.unsigned(), String(sound.dropLast(2)),
                sound + "x", "x", "..", String(repeating: "a", count: 5000),
            ]
            for token in tokens {
                let answer = try await gateway.http.send(
                    .GET, Self.path, headers: [("Authorization", "Bearer \(token)")])
                #expect(answer.status == 401)
                #expect(answer.json["detail"].text == "Could not validate credentials")
                #expect(answer["WWW-Authenticate"] == "Bearer")
            }
            #expect(gateway.video.fake.calls(of: "GetVideo").isEmpty)
        }
    }

    @Test("Another scheme counts as no token")
    func otherScheme() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(.GET, Self.path, headers: [("Authorization", "Basic YTpi")])
            #expect(answer.status == 401)
            #expect(answer.json["detail"].text == "Not authenticated")
        }
    }

    @Test("A revocation works on the next request")
    func revoked() async throws {
        try await withGateway { gateway in
            let signedIn = try gateway.signedIn()
            let before = try await gateway.http.send(.GET, Self.path, headers: [signedIn])
            #expect(before.status == 200)
            gateway.revocations.apply(
                Identity.Revocation(sequence: 1, subject: .user(gateway.tokens.user), revokedThrough: .now()),
                now: .now())
            let after = try await gateway.http.send(.GET, Self.path, headers: [signedIn])
            #expect(after.status == 401)
            #expect(after.json["detail"].text == "Could not validate credentials")
        }
    }
}
