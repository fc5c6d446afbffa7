import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Signing in and refreshing")
struct LoginRouteTests {
    private static let formType = ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")

    private static func login(_ gateway: TestGateway, _ form: String) async throws -> TestAnswer {
        try await gateway.http.send(.POST, "/api/v1/auth/login", headers: [formType], body: Array(form.utf8))
    }

    @Test("A form with email and password gives a token")
    func signsIn() async throws {
        try await withGateway { gateway in
            let answer = try await Self.login(
                gateway, "grant_type=password&username=ada%40example.com&password=correct+horse%20battery&scope=")
            #expect(answer.status == 200)
            #expect(
                answer.text == ##"{"access_token":"access","token_type":"bearer","expires_in":1800,"##
                    + ##""refresh_token":"refresh"}"##)
            #expect(answer["Cache-Control"] == "no-store")
        }
    }

    @Test("A wrong password is refused with a challenge")
    func refusesPassword() async throws {
        try await withGateway { gateway in
            let answer = try await Self.login(gateway, "username=ada@example.com&password=wrong")
            #expect(answer.status == 401)
            #expect(answer.json["detail"].text == "Incorrect email or password")
            #expect(answer["WWW-Authenticate"] == "Bearer")
            #expect(answer["Content-Type"] == "application/problem+json")
        }
    }

    @Test("An inactive user gets 400, a busy service 503")
    func otherRefusals() async throws {
        try await withGateway { gateway in
            gateway.auth.fake.fail("Login", with: RPCError.failedPrecondition("inactive_user", "Inactive user"))
            let inactive = try await Self.login(gateway, "username=a&password=b")
            #expect(inactive.status == 400)
            #expect(inactive.json["detail"].text == "Inactive user")
            gateway.auth.fake.fail(
                "Login",
                with: RPCError.resourceExhausted("login_busy", "Too many logins", retryAfter: .milliseconds(1500)))
            let busy = try await Self.login(gateway, "username=a&password=b")
            #expect(busy.status == 503)
            #expect(busy["Retry-After"] == "2")
            gateway.auth.fake.fail("Login", with: RPCError.resourceExhausted("rate_limited", "Too many attempts"))
            let limited = try await Self.login(gateway, "username=a&password=b")
            #expect(limited.status == 429)
            #expect(limited["Retry-After"] == "1")
        }
    }

    @Test("A JSON body has none of the form's fields")
    func refusesJSON() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/auth/login", json: #"{"username":"ada@example.com","password":"secret"}"#)
            #expect(answer.status == 422)
            #expect(answer["Content-Type"] == "application/json")
            #expect(answer.json["detail"].count == 2)
            #expect(answer.json["detail"][0]["loc"].texts == ["body", "username"])
            #expect(answer.json["detail"][0]["type"].text == "missing")
            #expect(answer.json["detail"][0]["msg"].text == "Field required")
            #expect(answer.json["detail"][1]["loc"].texts == ["body", "password"])
            #expect(!answer.text.contains("secret"))
            #expect(gateway.auth.fake.calls(of: "Login").isEmpty)
        }
    }

    @Test(
        "Broken escapes and bytes that are no UTF-8 are refused",
        arguments: ["username=%zz&password=b", "username=%ff&password=b", "username=%e2%82&password=b", "username=%0"])
    func refusesBrokenForms(form: String) async throws {
        try await withGateway { gateway in
            let answer = try await Self.login(gateway, form)
            #expect(answer.status == 422)
            #expect(gateway.auth.fake.calls(of: "Login").isEmpty)
        }
    }

    @Test("A NUL in a field is refused")
    func refusesNUL() async throws {
        try await withGateway { gateway in
            let answer = try await Self.login(gateway, "username=ada%00&password=b")
            #expect(answer.status == 422)
            #expect(answer.json["detail"][0]["loc"].texts == ["body", "username"])
        }
    }

    @Test("A token is refreshed by itself or by its refresh token, and by nothing else")
    func refreshes() async throws {
        try await withGateway { gateway in
            let path = "/api/v1/auth/refresh"
            let signedIn = try gateway.signedIn()
            let byAccess = try await gateway.http.send(.POST, path, headers: [signedIn])
            #expect(byAccess.status == 200)
            #expect(byAccess.json["access_token"].text == "fresh")
            #expect(gateway.auth.fake.calls(of: "Refresh").last?.metadata["authorization"] == signedIn.1)

            let byRefresh = try await gateway.http.send(
                .POST, path, headers: [("Authorization", "Bearer ended")], json: #"{"refresh_token":"r1"}"#)
            #expect(byRefresh.json["refresh_token"].text == "r1-next")
            #expect(gateway.auth.fake.calls(of: "Refresh").last?.metadata["authorization"] == nil)

            let without = try await gateway.http.send(.POST, path)
            #expect(without.status == 401)
            #expect(without.json["detail"].text == "Not authenticated")
            let empty = try await gateway.http.send(.POST, path, json: "{}")
            #expect(empty.status == 401)
        }
    }
}
