import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Places in the queue", .timeLimit(.minutes(2)))
struct QueuePlaceTests {
    @Test("Who watches a video that waits is told its place, and again when it has changed")
    func told() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let first = try await service.generate()
            let second = try await service.generate()
            var places: [Int32] = []
            for try await event in service.client.watchEvents(
                WatchEventsRequest(videoID: second), options: service.by())
            where event.kind == .queue {
                #expect((event.videoID, event.status) == (second, .pending))
                places.append(try #require(event.queuePosition))
                if places.count == 2 { break }
                _ = try await service.client.cancelVideo(CancelVideoRequest(id: first), options: service.by())
            }
            #expect(places == [1, 0])
        }
    }

    @Test("Places are of no event of their own: who comes back after one misses nothing and hears nothing twice")
    func resume() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let first = try await service.generate()
            var kept: [VideoEvent] = []
            var last: Int64?
            for try await event in service.client.watchEvents(
                WatchEventsRequest(afterSequence: 0), options: service.by())
            {
                last = event.sequence
                if event.kind == .queue { break }
                kept.append(event)
            }
            #expect(kept.last?.sequence == last)
            let second = try await service.generate()
            for try await event in service.client.watchEvents(
                WatchEventsRequest(afterSequence: last), options: service.by())
            {
                kept.append(event)
                break
            }
            #expect(kept.map(\.videoID) == [first, second])
        }
    }

    @Test("A watch of all videos tells the places of the next ones, and of no more than that")
    func all() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            for _ in 0..<Limits.toldPlacesMax + 5 { _ = try await service.generate() }
            var places: [Int32] = []
            for try await event in service.client.watchEvents(options: service.by()) where event.kind == .queue {
                places.append(try #require(event.queuePosition))
                if places.count == Limits.toldPlacesMax { break }
            }
            #expect(places == (0..<Int32(Limits.toldPlacesMax)).map { $0 })
        }
    }

    @Test("A user may have so many streams open, of one video or of all, and more when one ends")
    func limit() async throws {
        try await TestService.run({ ($0.runsWorker, $0.eventStreamsPerUserMax) = (false, 2) }) { service in
            let id = try await service.generate()
            let request = WatchEventsRequest(videoID: id, announce: true)
            var one: RPCResponses<VideoEvent>? = service.client.watchEvents(request, options: service.by())
            let all = service.client.watchEvents(WatchEventsRequest(announce: true), options: service.by())
            for stream in [one, all] {
                var events = try #require(stream).makeAsyncIterator()
                #expect(try await events.next()?.kind == .opened)
            }
            let error = await refusal { try await Self.opening(service, request, service.user) }
            #expect((error?.code, error?.reason) == (.resourceExhausted, "too_many_streams"))
            let foreign = WatchEventsRequest(announce: true)
            #expect(try await Self.opening(service, foreign, .random())?.kind == .opened)
            one = nil
            // The service hears of the end in its own time.
            while await (try? Self.opening(service, request, service.user)) == nil { await Task.yield() }
        }
    }

    @Test("A position is counted among the first in line and estimated beyond them")
    func positions() {
        let whole = QueueSample(tickets: [5, 6, 6, 9], isWhole: true)
        #expect([4, 5, 6, 7, 9, 100].map { whole.position(of: $0) } == [0, 0, 1, 3, 3, 4])
        let part = QueueSample(tickets: [5, 6, 6, 8], isWhole: false)
        #expect([8, 9, 12].map { part.position(of: $0) } == [3, 5, 8])
        #expect(QueueSample(tickets: [], isWhole: true).position(of: 7) == 0)
        #expect(QueueSample(tickets: [.min, .max - 1], isWhole: false).position(of: .max) > 0)
    }

    @Test("The pace is what left while some waited; idle times and gaps say nothing")
    func pace() {
        let start = ContinuousClock.now
        func sample(_ tickets: ClosedRange<Int64>, _ second: Int, isWhole: Bool = true) -> QueueSample {
            QueueSample(tickets: Array(tickets), isWhole: isWhole, readAt: start + .seconds(second))
        }
        var pace = QueuePace()
        pace.note(sample(1...10, 0), sample(3...10, 1))
        #expect(pace.secondsUntilNext(of: 10) == nil)
        pace.note(sample(3...10, 1), sample(5...12, 2))
        #expect(pace.secondsUntilNext(of: 10) == 5)
        pace.note(QueueSample(tickets: [], isWhole: true, readAt: start), sample(20...30, 20))
        pace.note(sample(5...12, 2), sample(11...12, 1000))
        #expect(pace.secondsUntilNext(of: 10) == 5)
        #expect(sample(1...3, 0).countGone(in: sample(1...2, 1, isWhole: false)) == 0)
    }

    private static func opening(
        _ service: TestService, _ request: WatchEventsRequest, _ user: UniqueID
    ) async throws -> VideoEvent? {
        var events = service.client.watchEvents(request, options: service.by(user)).makeAsyncIterator()
        return try await events.next()
    }
}
