import RPC
import Testing

@testable import Gateway

@Suite("Errors of services as answers")
struct ProblemDetailsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let error: RPCError
        let status: Int
        let detail: String
        var testDescription: String { "\(error.code) \(error.reason) is \(status)" }
    }

    static let cases = [
        Case(
            error: .notFound("video_not_found", "Video generation not found"), status: 404,
            detail: "Video generation not found"),
        Case(
            error: .failedPrecondition("not_failed", "Can only regenerate failed videos"), status: 400,
            detail: "Can only regenerate failed videos"),
        Case(
            error: .alreadyExists("email_taken", "Email already registered"), status: 400,
            detail: "Email already registered"),
        Case(
            error: .alreadyExists("username_taken", "Username already taken"), status: 400,
            detail: "Username already taken"),
        Case(error: .failedPrecondition("prompt_rejected", "Prompt rejected"), status: 400, detail: "Prompt rejected"),
        Case(error: .failedPrecondition("inactive_user", "Inactive user"), status: 400, detail: "Inactive user"),
        Case(error: .failedPrecondition("already_finished", "Finished"), status: 409, detail: "Finished"),
        Case(error: .failedPrecondition("call_unresolved", "Unresolved"), status: 409, detail: "Unresolved"),
        Case(error: .failedPrecondition("artifact_not_ready", "Not ready"), status: 409, detail: "Not ready"),
        Case(error: .resourceExhausted("budget_exceeded", "No money"), status: 402, detail: "No money"),
        Case(error: .resourceExhausted("quota", "Too much"), status: 429, detail: "Too much"),
        Case(error: .resourceExhausted("queue_full", "The queue is full"), status: 503, detail: "The queue is full"),
        Case(error: .unavailable("queue_full", "The queue is full"), status: 503, detail: "The queue is full"),
        Case(
            error: .resourceExhausted("too_many_calls", "connection 7"), status: 503,
            detail: "The video service is not available"),
        Case(
            error: .unavailable("connection_lost", "unix:///run/x"), status: 503,
            detail: "The video service is not available"),
        Case(
            error: .permissionDenied("forbidden", "Not enough permissions"), status: 403,
            detail: "Not enough permissions"),
        Case(error: .aborted("conflict", "Try again"), status: 409, detail: "Try again"),
        Case(
            error: .unauthenticated("x", "Could not validate credentials"), status: 401,
            detail: "Could not validate credentials"),
        Case(
            error: RPCError(.deadlineExceeded, reason: "deadline_exceeded", message: "x"), status: 504,
            detail: "The video service took too long to answer"),
        Case(error: .internalError, status: 500, detail: "Internal Server Error"),
        Case(
            error: RPCError(.dataLoss, reason: "disk", message: "/var/lib/x"), status: 500,
            detail: "Internal Server Error"),
        Case(
            error: RPCError(.unimplemented, reason: "unknown_method", message: "GetVideo"), status: 500,
            detail: "Internal Server Error"),
    ]

    @Test("Each has its status and its sentence", arguments: cases)
    func maps(_ example: Case) async throws {
        try await withGateway { gateway in
            gateway.video.fake.fail("GetVideo", with: example.error)
            let answer = try await gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn(), ("X-Request-Id", "r-1")])
            #expect(answer.status == example.status)
            #expect(answer.json["detail"].text == example.detail)
            #expect(answer.json["status"].number == example.status)
            #expect(answer["Content-Type"] == "application/problem+json")
            #expect(answer.json.keys == ["type", "title", "status", "detail", "code", "request_id"])
            #expect(answer.json["request_id"].text == "r-1")
            #expect((answer["Retry-After"] != nil) == (example.status == 503 || example.status == 429))
            #expect((answer["WWW-Authenticate"] != nil) == (example.status == 401))
        }
    }

    @Test("A defect shows nothing of itself to the client, and all of it to the log")
    func hidesDefects() async throws {
        try await withGateway { gateway in
            gateway.auth.fake.fail("GetMe", with: SecretDefect())
            let answer = try await gateway.http.send(
                .GET, "/api/v1/auth/me", headers: [gateway.signedIn(), ("X-Request-Id", "r-2")])
            #expect(answer.status == 500)
            #expect(answer.json["detail"].text == "Internal Server Error")
            #expect(!answer.text.contains("relation"))
            let line = try #require(gateway.log.lines.last)
            #expect(line.level == .error)
            #expect(line.metadata["request_id"] == "r-2")
            #expect(line.error != nil)
        }
    }

    @Test("A service's own faults of fields are listed as ours are")
    func listsFaults() async throws {
        try await withGateway { gateway in
            let fault = FieldFault(
                location: ["body", "model"], type: "value_error", message: "No such model", input: #""x""#)
            gateway.video.fake.fail("GenerateVideo", with: RPCError.invalidArgument("v", "m", faults: [fault]))
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate", headers: [gateway.signedIn()], json: #"{"prompt":"a"}"#)
            #expect(answer.status == 422)
            #expect(answer.json["detail"][0]["msg"].text == "No such model")
            #expect(answer.json["detail"][0]["input"].text == "x")
            #expect(answer.json["code"].text == "validation_failed")
        }
    }
}
