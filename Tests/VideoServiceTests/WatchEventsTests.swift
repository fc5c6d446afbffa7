import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Events", .timeLimit(.minutes(2)))
struct WatchEventsTests {
    @Test("Events come in order, and a watcher that comes back misses none and sees none twice")
    func resume() async throws {
        try await TestService.run { service in
            let live = service.client.watchEvents(WatchEventsRequest(afterSequence: 0), options: service.by())
            var ids: Set<String> = []
            for _ in 0..<5 { ids.insert(try await service.generate()) }
            var seen: [VideoEvent] = []
            var unfinished = ids
            for try await event in live where event.kind != .queue {
                seen.append(event)
                if event.kind == .completed { unfinished.remove(event.videoID) }
                if unfinished.isEmpty { break }
            }
            #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
            for id in ids {
                #expect(seen.filter { $0.videoID == id }.map(\.status) == [.pending, .processing, .completed])
            }
            for cut in 0..<seen.count - 1 {
                let request = WatchEventsRequest(afterSequence: seen[cut].sequence)
                var rest: [VideoEvent] = []
                for try await event in service.client.watchEvents(request, options: service.by())
                where event.kind != .queue {
                    rest.append(event)
                    if event.sequence == seen.last?.sequence { break }
                }
                #expect(rest == Array(seen[(cut + 1)...]))
            }
        }
    }

    @Test("Without a sequence a watcher first hears how unfinished videos stand")
    func snapshot() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let ids = [try await service.generate(), try await service.generate()]
            var seen: [VideoEvent] = []
            for try await event in service.client.watchEvents(options: service.by()) where event.kind != .queue {
                seen.append(event)
                if seen.count == 2 { _ = try await service.generate() }
                if seen.count == 3 { break }
            }
            #expect(Set(seen.prefix(2).map(\.videoID)) == Set(ids))
            #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
        }
    }

    @Test("Whoever watches a finished video hears its end, and no more than that")
    func finished() async throws {
        try await TestService.run({ $0.ai.submission = .rejected(permanent: true) }) { service in
            let id = try await service.generate()
            _ = try await service.finished(id)
            var seen: [VideoEvent] = []
            for try await event in service.client.watchEvents(WatchEventsRequest(videoID: id), options: service.by()) {
                seen.append(event)
            }
            #expect(seen.map(\.kind) == [.failed])
            #expect(seen.first?.error == VideoError(code: "no_can_do", message: "The provider refuses"))
            let told = WatchEventsRequest(videoID: id, afterSequence: 0)
            var all: [VideoEvent] = []
            for try await event in service.client.watchEvents(told, options: service.by()) { all.append(event) }
            #expect(all.map(\.status) == [.pending, .processing, .failed])
            for sequence in [seen.last?.sequence, all.last?.sequence, .max] {
                let beyond = WatchEventsRequest(videoID: id, afterSequence: sequence)
                for try await event in service.client.watchEvents(beyond, options: service.by()) {
                    Issue.record("there was \(event)")
                }
            }
        }
    }

    @Test("Who watches a video while it is made hears its end, and the stream ends")
    func madeMeanwhile() async throws {
        try await TestService.run({ $0.ai.submission = .polled(times: 3) }) { service in
            let id = try await service.generate()
            var last: VideoEvent?
            for try await event in service.client.watchEvents(WatchEventsRequest(videoID: id), options: service.by()) {
                last = event
            }
            #expect(last?.kind == .completed)
        }
    }

    @Test("Events of an older transaction that is still under way are waited for")
    func unsettled() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let owner = PostgresUUID(service.user)
            let store = EventStore(pool: service.pool)
            try await service.pool.transaction { older in
                try await older.execute(
                    """
                    INSERT INTO event (owner, sequence, video_id, kind, status, progress)
                    VALUES ($1, event_sequence(0), gen_random_uuid(), 1, 1, 0)
                    """, [.uuid(owner)])
                _ = try await service.generate()
                let page = try await store.page(owner: owner, after: 0, video: nil)
                #expect(page.events.isEmpty)
                #expect(page.isUnsettled)
            }
            // Other transactions of the server may be older still.
            var page: EventStore.Page
            repeat { page = try await store.page(owner: owner, after: 0, video: nil) } while page.isUnsettled
            #expect(page.events.count == 2)
        }
    }

    @Test("A watch ends when its caller's token does")
    func revoked() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            _ = try await service.generate()
            let error = await refusal {
                for try await _ in service.client.watchEvents(options: service.by()) {
                    service.authorizer.revoke(service.user)
                    let owner = PostgresValue.text("\(PostgresUUID(service.user))")
                    try await service.pool.execute(
                        "SELECT pg_notify($1, $2)", [.text(Schema.eventChannel), owner])
                }
            }
            #expect(error?.code == .unauthenticated)
        }
    }

    @Test("Another user's video can't be watched, and his events are not heard")
    func foreign() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let other = service.by(try UniqueID.random())
            let stream = service.client.watchEvents(WatchEventsRequest(videoID: id), options: other)
            #expect(await refusal { for try await _ in stream {} }?.code == .notFound)
        }
    }
}
