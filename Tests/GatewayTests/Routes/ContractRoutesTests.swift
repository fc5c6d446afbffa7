import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Routes of the contract")
struct ContractRoutesTests {
    @Test("A wish becomes a job that is pending")
    func generates() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/generate", headers: [gateway.signedIn()],
                json: #"{"prompt":"  A cat in a garden ","style":"realistic","duration":15,"metadata":{"a":"b"}}"#)
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "application/json")
            #expect(answer.json.keys == ["job_id", "status", "message"])
            #expect(answer.json["job_id"].text == FakeVideo.id)
            #expect(answer.json["status"].text == "pending")
            let request = gateway.video.fake.calls(of: "GenerateVideo").first?.request as? GenerateVideoRequest
            #expect(request?.prompt == "A cat in a garden")
            #expect(request?.style == .realistic)
            #expect(request?.duration == 15)
            #expect(request?.metadata == [MetadataEntry(key: "a", value: "b")])
        }
    }

    @Test("A quote tells size, price, what is left and why it would be refused, and takes no more than a reader's key")
    func quotes() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/videos/quote", headers: [gateway.signedIn()],
                json: #"{"prompt":" A cat ","model":"film","duration":4,"aspect_ratio":"9:16"}"#)
            #expect(answer.status == 200)
            #expect(answer.json["price"].text == "1.60")
            #expect(answer.json["currency"].text == "USD")
            #expect(answer.json["resolution"].text == "1280x720")
            #expect(answer.json["budget_left"].text == "0.50")
            #expect(answer.json["accepted"].number == 0)
            #expect(answer.json["refusal"]["code"].text == "budget_exceeded")
            #expect(answer.json["clips"][0]["price"].text == "1.60")
            let request = gateway.video.fake.calls(of: "QuoteVideo").first?.request as? GenerateVideoRequest
            #expect(request?.prompt == "A cat")
            #expect(gateway.video.fake.calls(of: "GenerateVideo").isEmpty)
            let route = try #require(RESTRoute.all.first { $0.path == "/api/v1/videos/quote" })
            #expect(route.access == .reader)

            let invalid = try await gateway.http.send(
                .POST, "/api/v1/videos/quote", headers: [gateway.signedIn()], json: #"{"duration":61,"style":"?"}"#)
            #expect(invalid.status == 422)
            #expect(invalid.json["detail"].count == 3)
            #expect(try await gateway.http.send(.POST, "/api/v1/videos/quote", json: "{}").status == 401)
        }
    }

    @Test("A draft is promoted by its path and a body, and each refusal has its status")
    func promotes() async throws {
        try await withGateway { gateway in
            let (path, headers) = ("/api/v1/videos/\(FakeVideo.id)/promote", [try gateway.signedIn()])
            let answer = try await gateway.http.send(
                .POST, path, headers: headers + [("Idempotency-Key", "k-1")],
                json: #"{"model":"film","quality":"high"}"#)
            #expect(answer.status == 200)
            #expect(answer.json.keys == ["job_id", "status", "message"])
            #expect(answer["Idempotent-Replayed"] == "false")
            let fake = gateway.video.fake
            let call = try #require(fake.calls(of: "PromoteVideo").first)
            let request = call.request as? PromoteVideoRequest
            #expect(request == PromoteVideoRequest(id: FakeVideo.id, model: "film", quality: .high))
            #expect(call.metadata["idempotency-key"] == "k-1")
            let refusals: [(RPCError, Int)] = [
                (.aborted("not_a_draft", "Only drafts can be promoted"), 409),
                (.aborted("draft_not_completed", "The draft is not completed"), 409),
                (.resourceExhausted("budget_exceeded", "Too dear"), 402), (FakeVideo.notFound, 404),
            ]
            for (error, status) in refusals {
                fake.fail("PromoteVideo", with: error)
                let refused = try await gateway.http.send(.POST, path, headers: headers, json: #"{"model":"film"}"#)
                #expect(refused.status == status)
                #expect(refused.json["code"].text == error.reason)
            }
            let invalid = try await gateway.http.send(.POST, path, headers: headers, json: #"{"quality":"best"}"#)
            #expect(invalid.status == 422)
        }
    }

    @Test("A request's key goes to the service with posts alone, and the answer says whether it is an earlier one's")
    func idempotencyKey() async throws {
        try await withGateway { gateway in
            let headers = [try gateway.signedIn(), ("Idempotency-Key", "k-1")]
            let path = "/api/v1/videos/\(FakeVideo.id)"
            let answer = try await gateway.http.send(.POST, path + "/regenerate", headers: headers)
            #expect(answer["Idempotent-Replayed"] == "false")
            _ = try await gateway.http.send(.GET, path, headers: headers)
            let fake = gateway.video.fake
            #expect(fake.calls(of: "RegenerateVideo").first?.metadata["idempotency-key"] == "k-1")
            #expect(fake.calls(of: "GetVideo").first?.metadata["idempotency-key"] == nil)

            fake.fail(
                "RegenerateVideo",
                with: RPCError(
                    .aborted, reason: "idempotency_key_in_use", message: "Under way", retryAfter: .seconds(5)))
            let refused = try await gateway.http.send(.POST, path + "/regenerate", headers: headers)
            #expect(refused.status == 409)
            #expect(refused["Retry-After"] == "5")
            #expect(refused.json["code"].text == "idempotency_key_in_use")
        }
    }

    @Test("A video is shown as the contract has it")
    func shows() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)", headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer.json["id"].text == FakeVideo.id)
            #expect(answer.json["style"].text == "cinematic")
            #expect(answer.json["aspect_ratio"].text == "16:9")
            #expect(answer.json["created_at"].text == "2027-01-15T08:00:00.000000Z")
            #expect(answer.json["enhanced_prompt"].isNull)
            #expect(answer.json["metadata"]["campaign"].text == "autumn")
        }
    }

    @Test(
        "A list is an array with its total and its next page in headers, with or without the slash",
        arguments: ["/api/v1/videos/", "/api/v1/videos"])
    func lists(path: String) async throws {
        try await withGateway { gateway in
            gateway.video.total.withLock { $0 = 45 }
            let answer = try await gateway.http.send(
                .GET, path + "?skip=20&limit=20", headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer.json.count == 1)
            #expect(answer["X-Total-Count"] == "45")
            #expect(answer["Link"] == #"</api/v1/videos/?skip=40&limit=20>; rel="next""#)
            let request = gateway.video.fake.calls(of: "ListVideos").first?.request as? ListVideosRequest
            #expect(request == ListVideosRequest(skip: 20, limit: 20))
        }
    }

    @Test("A limit over 100 becomes 100, and the last page links to none")
    func clampsLimit() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .GET, "/api/v1/videos/?limit=5000", headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer["Link"] == nil)
            let request = gateway.video.fake.calls(of: "ListVideos").first?.request as? ListVideosRequest
            #expect(request?.limit == 100)
        }
    }

    @Test("Deleting, regenerating and cancelling answer with the promised texts")
    func changes() async throws {
        try await withGateway { gateway in
            let path = "/api/v1/videos/\(FakeVideo.id)"
            let deleted = try await gateway.http.send(.DELETE, path, headers: [gateway.signedIn()])
            #expect(deleted.text == #"{"message":"Video generation deleted successfully"}"#)
            let again = try await gateway.http.send(.POST, path + "/regenerate", headers: [gateway.signedIn()])
            #expect(again.json["message"].text == "Video regeneration started")
            #expect(again.json["status"].text == "pending")
            let cancelled = try await gateway.http.send(.POST, path + "/cancel", headers: [gateway.signedIn()])
            #expect(cancelled.json["status"].text == "cancelled")
        }
    }

    @Test("Accounts, models, prompts and keys are reachable")
    func others() async throws {
        try await withGateway { gateway in
            let user = try await gateway.http.send(
                .POST, "/api/v1/auth/register",
                json: #"{"email":"bob@example.com","username":"bob","password":"longenough"}"#)
            #expect(user.status == 200)
            #expect(user.json["email"].text == "bob@example.com")
            #expect(user.json["full_name"].isNull)
            #expect(!user.text.contains("longenough"))
            let me = try await gateway.http.send(.GET, "/api/v1/auth/me", headers: [gateway.signedIn()])
            #expect(me.json["username"].text == "ada")
            let out = try await gateway.http.send(.POST, "/api/v1/auth/logout", headers: [gateway.signedIn()])
            #expect(out.status == 200)
            let models = try await gateway.http.send(.GET, "/api/v1/models", headers: [gateway.signedIn()])
            #expect(models.json["models"][0]["id"].text == "draft")
            let enhanced = try await gateway.http.send(
                .POST, "/api/v1/prompts/enhance", headers: [gateway.signedIn()], json: #"{"prompt":"rain"}"#)
            #expect(enhanced.json["enhanced_prompt"].text == "rain, cinematic")
            let analysis = try await gateway.http.send(
                .POST, "/api/v1/prompts/analyze", headers: [gateway.signedIn()], json: #"{"content":"rain"}"#)
            #expect(analysis.text.contains(#""quality_score":7.5"#))
            let keys = try await gateway.http.send(.GET, "/.well-known/jwks.json")
            #expect(keys.json["keys"][0]["crv"].text == "Ed25519")
        }
    }

    @Test("Services get the credentials, the request's id and its trace")
    func forwards() async throws {
        try await withGateway { gateway in
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let signedIn = try gateway.signedIn()
            _ = try await gateway.http.send(
                .GET, "/api/v1/videos/\(FakeVideo.id)",
                headers: [signedIn, ("X-Request-Id", "abc-1"), ("traceparent", "00-\(trace)-00f067aa0ba902b7-01")])
            let metadata = try #require(gateway.video.fake.calls(of: "GetVideo").first?.metadata)
            #expect(metadata["authorization"] == signedIn.1)
            #expect(metadata["x-request-id"] == "abc-1")
            #expect(metadata["traceparent"]?.hasPrefix("00-\(trace)-") == true)
            #expect(metadata["traceparent"]?.contains("00f067aa0ba902b7") == false)
        }
    }
}
