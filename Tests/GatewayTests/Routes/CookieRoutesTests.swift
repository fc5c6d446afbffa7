import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Browsers that sign in by cookie")
struct CookieRoutesTests {
    private static let path = "/api/v1/auth/cookie"
    private static let form = Array("username=ada%40example.com&password=correct+horse+battery".utf8)
    private static let formType = ("Content-Type", "application/x-www-form-urlencoded")
    private static let own = ("Origin", "http://127.0.0.1")

    private static func cookies(_ answer: TestAnswer) -> [String] { answer.headers["Set-Cookie"] }

    @Test("Signing in sets both tokens as cookies that scripts can't read, and shows neither")
    func signsIn() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, Self.path, headers: [Self.formType, Self.own], body: Self.form)
            #expect(answer.status == 200)
            #expect(answer.text == #"{"expires_in":1800}"#)
            #expect(
                Self.cookies(answer) == [
                    "veogen_access=access; Path=/; Max-Age=1800; HttpOnly; SameSite=Strict",
                    "veogen_refresh=refresh; Path=/api/v1/auth/cookie; Max-Age=2592000; HttpOnly; SameSite=Strict",
                ])
        }
    }

    @Test("A page that was loaded by HTTPS gets cookies for HTTPS alone")
    func secureCookies() async throws {
        try await withGateway { gateway in
            let origin = ("Origin", "https://127.0.0.1")
            let answer = try await gateway.http.send(
                .POST, Self.path, headers: [Self.formType, origin], body: Self.form)
            #expect(Self.cookies(answer).count == 2)
            #expect(Self.cookies(answer).allSatisfy { $0.hasSuffix("; SameSite=Strict; Secure") })
        }
    }

    @Test(
        "No other site can sign a browser in, renew its session or sign it out",
        arguments: [
            nil, "null", "http://evil.example", "http://127.0.0.1.evil.example", "http://127.0.0.1:81",
            "ftp://127.0.0.1", "127.0.0.1", "http:", "", "http://127.0.0.1/",
        ])
    func foreignOrigins(origin: String?) async throws {
        try await withGateway { gateway in
            let headers = [Self.formType, ("Cookie", "veogen_refresh=r; veogen_access=a")]
            let origin = origin.map { [("Origin", $0)] } ?? []
            let attempts = [
                try await gateway.http.send(.POST, Self.path, headers: headers + origin, body: Self.form),
                try await gateway.http.send(.POST, Self.path + "/refresh", headers: headers + origin),
                try await gateway.http.send(.DELETE, Self.path, headers: headers + origin),
            ]
            for answer in attempts {
                #expect(answer.status == 403)
                #expect(answer.json["code"].text == "foreign_origin")
                #expect(Self.cookies(answer).isEmpty)
            }
            #expect(["Login", "Refresh", "Logout"].allSatisfy { gateway.auth.fake.calls(of: $0).isEmpty })
        }
    }

    @Test("A wrong password sets nothing")
    func refusesPassword() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, Self.path, headers: [Self.formType, Self.own], body: Array("username=a&password=b".utf8))
            #expect(answer.status == 401)
            #expect(Self.cookies(answer).isEmpty)
        }
    }

    @Test("The refresh cookie renews both, once it is there and a token")
    func renews() async throws {
        try await withGateway { gateway in
            let path = Self.path + "/refresh"
            let renewed = try await gateway.http.send(
                .POST, path, headers: [Self.own, ("Cookie", "theme=dark; veogen_refresh=r1")])
            #expect(renewed.status == 200)
            #expect(Self.cookies(renewed).first?.hasPrefix("veogen_access=fresh;") == true)
            #expect(Self.cookies(renewed).last?.hasPrefix("veogen_refresh=r1-next;") == true)
            for cookie in ["veogen_access=a", "veogen_refresh=", "veogen_refresh=a\"b", "xveogen_refresh=r1"] {
                let refused = try await gateway.http.send(.POST, path, headers: [Self.own, ("Cookie", cookie)])
                #expect(refused.status == 401)
            }
            #expect(gateway.auth.fake.calls(of: "Refresh").count == 1)
        }
    }

    @Test("Signing out ends the session and takes the cookies away, also when it has ended before")
    func signsOut() async throws {
        try await withGateway { gateway in
            let headers = [Self.own, ("Cookie", "veogen_access=token")]
            let answer = try await gateway.http.send(.DELETE, Self.path, headers: headers)
            #expect(answer.status == 200)
            #expect(gateway.auth.fake.calls(of: "Logout").last?.metadata["authorization"] == "Bearer token")
            #expect(Self.cookies(answer).count == 2)
            #expect(Self.cookies(answer).allSatisfy { $0.contains("=; ") && $0.contains("Max-Age=0") })

            gateway.auth.fake.fail("Logout", with: RPCError.unauthenticated("invalid_credentials", "No"))
            let again = try await gateway.http.send(.DELETE, Self.path, headers: headers)
            #expect(again.status == 200)
            let without = try await gateway.http.send(.DELETE, Self.path, headers: [Self.own])
            #expect(without.status == 200)

            gateway.auth.fake.fail("Logout", with: RPCError.internalError)
            let failed = try await gateway.http.send(.DELETE, Self.path, headers: headers)
            #expect(failed.status == 500)
            #expect(Self.cookies(failed).isEmpty, "who is told that it failed is still signed in")
        }
    }

    @Test("A browser whose access token has expired signs out by its refresh token")
    func signsOutLate() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .DELETE, Self.path, headers: [Self.own, ("Cookie", "veogen_refresh=r1")])
            #expect(answer.status == 200)
            #expect(gateway.auth.fake.calls(of: "Logout").last?.metadata["authorization"] == "Bearer fresh")
        }
    }
}
