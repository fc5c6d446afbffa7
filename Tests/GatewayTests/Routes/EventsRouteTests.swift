import RPC
import Testing
import VeoGenAPI

@testable import Gateway

@Suite("Server-sent events")
struct EventsRouteTests {
    private static let path = "/api/v1/videos/\(FakeVideo.id)/events"
    private static let events = [
        FakeVideo.event(1, .status, .processing), FakeVideo.event(2, .progress, .processing, progress: 50),
        FakeVideo.event(3, .completed, .completed, progress: 100), FakeVideo.event(4, .status, .completed),
    ]

    @Test("A video's events come with id, kind and data, and end with the video")
    func streams() async throws {
        try await withGateway { gateway in
            gateway.video.events.withLock { $0 = (Self.events, true) }
            let answer = try await gateway.http.send(.GET, Self.path, headers: [gateway.signedIn()])
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "text/event-stream")
            #expect(answer["Cache-Control"] == "no-store")
            let blocks = answer.text.split(separator: "\n\n").map(String.init)
            #expect(blocks.first == "retry: 2000")
            #expect(blocks.count == 4)
            #expect(blocks[2].hasPrefix("id: 2\nevent: progress\ndata: {\"sequence\":2,\"kind\":\"progress\","))
            #expect(blocks[2].contains("\"progress\":50"))
            #expect(blocks[3].hasPrefix("id: 3\nevent: completed\n"))
        }
    }

    @Test("The stream of all videos goes on after one of them has ended")
    func streamsAll() async throws {
        try await withGateway { gateway in
            gateway.video.events.withLock { $0 = (Self.events, false) }
            let answer = try await gateway.http.send(.GET, "/api/v1/events", headers: [gateway.signedIn()])
            #expect(answer.text.split(separator: "\n\n").count == 5)
            let request = gateway.video.fake.calls(of: "WatchEvents").first?.request as? WatchEventsRequest
            #expect(request == WatchEventsRequest(announce: true))
        }
    }

    @Test("Last-Event-ID resumes after that event")
    func resumes() async throws {
        try await withGateway { gateway in
            gateway.video.events.withLock { $0 = (Self.events, true) }
            let answer = try await gateway.http.send(
                .GET, Self.path, headers: [gateway.signedIn(), ("Last-Event-ID", "2")])
            #expect(answer.text.split(separator: "\n\n").map { $0.prefix(5) } == ["retry", "id: 3"])
            for id in ["x", "-1", "1.5", "99999999999999999999"] {
                let wrong = try await gateway.http.send(
                    .GET, Self.path, headers: [gateway.signedIn(), ("Last-Event-ID", id)])
                #expect(wrong.status == 422)
                #expect(wrong.json["detail"][0]["loc"].texts == ["header", "last-event-id"])
            }
        }
    }

    @Test("A silent stream gives signs of life")
    func heartbeats() async throws {
        var limits = GatewayLimits()
        limits.heartbeatInterval = .milliseconds(20)
        try await withGateway(limits: limits) { gateway in
            gateway.video.events.withLock { $0 = ([], true) }
            let stream = try await gateway.http.open(.GET, Self.path, headers: [gateway.signedIn()])
            let text = try await stream.text(until: ": heartbeat\n\n")
            #expect(text == "retry: 2000\n\n: heartbeat\n\n")
            stream.close()
        }
    }

    @Test("A client that leaves ends the watching")
    func disconnects() async throws {
        try await withGateway { gateway in
            gateway.video.events.withLock { $0 = (Array(Self.events.prefix(1)), true) }
            let stream = try await gateway.http.open(.GET, Self.path, headers: [gateway.signedIn()])
            _ = try await stream.text(until: "}\n\n")
            stream.close()
            var abandoned = gateway.video.abandoned.stream.makeAsyncIterator()
            #expect(await abandoned.next() == "watchEvents")
        }
    }

    @Test("A video that is not there is 404, no empty stream")
    func refusesUnknown() async throws {
        try await withGateway { gateway in
            let answer = try await gateway.http.send(
                .GET, "/api/v1/videos/018f4d2e-0000-7000-8000-00000000000b/events", headers: [gateway.signedIn()])
            #expect(answer.status == 404)
            #expect(answer.json["detail"].text == "Video generation not found")
        }
    }

    @Test("A user with too many streams open is told so by the status")
    func refusesTooMany() async throws {
        try await withGateway { gateway in
            gateway.video.fake.fail(
                "WatchEvents",
                with: RPCError.resourceExhausted("too_many_streams", "You have too many", retryAfter: .seconds(5)))
            for path in [Self.path, "/api/v1/events"] {
                let answer = try await gateway.http.send(.GET, path, headers: [gateway.signedIn()])
                #expect(answer.status == 429)
                #expect(answer["Retry-After"] == "5")
                #expect(answer.json["code"].text == "too_many_streams")
            }
        }
    }

    @Test("A place in the queue has no id, so that a client that comes back names the event before it")
    func places() async throws {
        try await withGateway { gateway in
            var place = FakeVideo.event(1, .queue, .pending)
            (place.queuePosition, place.startsInSeconds) = (3, 40)
            let events = [FakeVideo.event(1, .status, .pending), place]
            gateway.video.events.withLock { $0 = (events, false) }
            let answer = try await gateway.http.send(.GET, "/api/v1/events", headers: [gateway.signedIn()])
            let blocks = answer.text.split(separator: "\n\n")
            #expect(blocks.dropFirst().map { $0.prefix(6) } == ["id: 1\n", "event:"])
            #expect(blocks.last?.hasPrefix("event: queue\ndata: {\"sequence\":1,") == true)
            #expect(blocks.last?.contains("\"queue_position\":3,\"starts_in_seconds\":40") == true)
        }
    }

    @Test("A shutdown ends open streams properly")
    func shutsDown() async throws {
        try await withGateway { gateway in
            gateway.video.events.withLock { $0 = ([], true) }
            let stream = try await gateway.http.open(.GET, "/api/v1/events", headers: [gateway.signedIn()])
            _ = try await stream.text(until: "\n\n")
            gateway.stop()
            let rest = try await stream.text(until: "never")
            #expect(rest == "")
        }
    }
}
