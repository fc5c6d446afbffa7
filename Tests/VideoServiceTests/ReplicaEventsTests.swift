import Postgres
import PostgresTesting
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Events at several replicas", .timeLimit(.minutes(2)))
struct ReplicaEventsTests {
    @Test("Who goes on at another replica, or after all were restarted, misses no event and hears none twice")
    func replicas() async throws {
        let user = try UniqueID.random()
        try await TestDatabase.withPool(configure: { $0.searchPath = [Schema.name] }) { pool in
            try await TestService.run(on: pool) { first in
                try await TestService.run(on: pool, { $0.runsWorker = false }) { second in
                    var heard: [VideoEvent] = []
                    for number in 0..<6 {
                        let asked = number.isMultiple(of: 2) ? first : second
                        let wish = GenerateVideoRequest(prompt: "a lighthouse", duration: 5)
                        _ = try await asked.client.generateVideo(wish, options: asked.by(user))
                        let watched = number.isMultiple(of: 3) ? first : second
                        heard += try await Self.events(watched, user, after: heard.last?.sequence ?? 0, completions: 1)
                    }
                    Self.expectAll(heard)
                }
            }
            try await TestService.run(on: pool, { $0.runsWorker = false }) { restarted in
                Self.expectAll(try await Self.events(restarted, user, after: 0, completions: 6))
            }
        }
    }

    /// Six videos' events, each once, in order.
    private static func expectAll(_ events: [VideoEvent]) {
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
        let byVideo = Dictionary(grouping: events, by: \.videoID)
        #expect(byVideo.count == 6)
        for video in byVideo.values { #expect(video.map(\.status) == [.pending, .processing, .completed]) }
    }

    /// What a replica tells after an event, until so many videos are completed.
    private static func events(
        _ service: TestService, _ user: UniqueID, after sequence: Int64, completions: Int
    ) async throws -> [VideoEvent] {
        let request = WatchEventsRequest(afterSequence: sequence)
        var events: [VideoEvent] = []
        for try await event in service.client.watchEvents(request, options: service.by(user))
        where event.kind != .queue {
            events.append(event)
            if events.count(where: { $0.kind == .completed }) == completions { break }
        }
        return events
    }
}
