import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Routes of webhooks")
struct WebhookRoutesTests {
    @Test("A webhook is made with the kinds of events that are listed, and its secret is in the answer")
    func create() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/webhooks", headers: [gateway.signedIn()],
                json: #"{"url": " https://example.com/ ", "events": ["completed", "progress"]}"#)
            #expect(answer.status == 200)
            #expect(answer.json["secret"].text == "whsec_")
            #expect(answer.json["webhook"]["events"].texts == ["completed"])
            let request = gateway.video.fake.calls(of: "CreateWebhook").first?.request as? CreateWebhookRequest
            #expect(request == CreateWebhookRequest(url: "https://example.com/", events: [.completed, .progress]))
        }
    }

    @Test("What is no list of kinds of events is refused, with the place of each fault")
    func refuses() async throws {
        try await withGateway { gateway in
            let places = [
                #"["completed", "never", 3]"#: [["body", "events", "1"], ["body", "events", "2"]],
                #""completed""#: [["body", "events"]],
                #"{}"#: [["body", "events"]],
                #"["status", "status", "status", "status", "status", "status"]"#: [["body", "events"]],
            ]
            for (events, expected) in places {
                let answer = try await gateway.http.send(
                    .POST, "/api/v1/webhooks", headers: [gateway.signedIn()],
                    json: #"{"url": "https://example.com/", "events": \#(events)}"#)
                #expect(answer.status == 422)
                #expect((0..<expected.count).map { answer.json["detail"][$0]["loc"].texts } == expected)
            }
            #expect(gateway.video.fake.calls(of: "CreateWebhook").isEmpty)
        }
    }

    @Test("A message is sent again by its own path")
    func redeliver() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .POST, "/api/v1/webhooks/\(FakeVideo.id)/deliveries/\(FakeVideo.id)/redeliver",
                headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer.json["state"].text == "pending")
            let wrong = try await gateway.http.send(
                .POST, "/api/v1/webhooks/\(FakeVideo.id)/deliveries/1/redeliver", headers: [gateway.signedIn()])
            #expect(wrong.json["detail"][0]["loc"].texts == ["path", "delivery_id"])
        }
    }
}
