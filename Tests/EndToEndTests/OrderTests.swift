import Foundation
import Testing

@Suite("An order of the veogen command whose answer is lost", .timeLimit(.minutes(3)))
struct OrderTests {
    private static let id = "01990000-0000-7000-8000-000000000001"

    private static func answer(_ status: String, _ headers: String = "", body: String) -> String {
        "\(status)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\(headers)"
            + "Connection: close\r\n\r\n\(body)"
    }

    private static let accepted = answer(
        "200 OK", body: #"{"job_id": "\#(id)", "status": "pending", "message": "Accepted"}"#)

    private func generate(_ server: ScriptedServer, _ more: String...) async throws -> Command.Outcome {
        let folder = try TemporaryFolder()
        let veogen = Command(server: server.url, home: folder.url, token: "t")
        return try await veogen(arguments: ["generate", "a ship", "--no-wait"] + more)
    }

    @Test("is asked for under one key until it is known what became of it")
    func lost() async throws {
        let answers = [
            nil,
            Self.answer("503 Service Unavailable", body: #"{"detail": "gone", "code": "unavailable"}"#),
            Self.answer(
                "409 Conflict", "Retry-After: 1\r\n", body: #"{"detail": "busy", "code": "idempotency_key_in_use"}"#),
            Self.accepted,
        ]
        try await ScriptedServer.with(answers: answers) { server in
            let outcome = try await generate(server)
            #expect(outcome.exit == 0, "\(outcome.said)")
            #expect(outcome.output == "\(Self.id)\n")
            let keys = server.values(of: "Idempotency-Key")
            #expect(keys.count == 4 && Set(keys).count == 1 && keys[0].count == 36)
        }
    }

    @Test("is asked for again when it was asked too often, and tells the key with any other refusal")
    func refusedAfterLoss() async throws {
        let often = Self.answer(
            "429 Too Many Requests", "Retry-After: 1\r\n", body: #"{"detail": "too often", "code": "rate_limited"}"#)
        let ended = Self.answer("403 Forbidden", body: #"{"detail": "Deactivated", "code": "inactive_user"}"#)
        try await ScriptedServer.with(answers: [nil, often, ended]) { server in
            let outcome = try await generate(server)
            let key = try #require(server.values(of: "Idempotency-Key").first)
            #expect(server.values(of: "Idempotency-Key") == [key, key, key])
            #expect(outcome.exit != 0)
            #expect(outcome.said.contains("Deactivated"), "\(outcome.said)")
            #expect(outcome.said.contains("--key \(key) asks again"), "\(outcome.said)")
        }
        try await ScriptedServer.with(answers: [often]) { server in
            let outcome = try await generate(server)
            #expect(outcome.said == "veogen: too often\n", "nothing has been sent before")
        }
    }

    @Test("tells the key when it gives up, by which the same command asks again")
    func givenUp() async throws {
        try await ScriptedServer.with(answers: Array(repeating: nil, count: 6) + [Self.accepted]) { server in
            let outcome = try await generate(server)
            #expect(outcome.exit == 3)
            let key = try #require(server.values(of: "Idempotency-Key").first)
            #expect(outcome.said.contains("--key \(key) asks again"), "\(outcome.said)")
            #expect(try await generate(server, "--key", key).output == "\(Self.id)\n")
            #expect(Set(server.values(of: "Idempotency-Key")) == [key])
        }
    }

    @Test("is not repeated after an answer that says what became of it, or when nobody was there")
    func refused() async throws {
        let full = Self.answer(
            "503 Service Unavailable", body: #"{"detail": "The queue is full", "code": "queue_full"}"#)
        try await ScriptedServer.with(answers: [full]) { server in
            let outcome = try await generate(server)
            #expect(outcome.exit == 7)
            #expect(outcome.said == "veogen: The queue is full\n")
        }
        let folder = try TemporaryFolder()
        let nobody = Command(server: "http://127.0.0.1:9", home: folder.url, token: "t")
        let outcome = try await nobody("generate", "a ship", "--no-wait")
        #expect(outcome.exit == 3)
        #expect(!outcome.said.contains("--key"), "\(outcome.said)")
    }
}
