import Foundation
import Postgres
import RPC
import VeoGenAPI

@testable import VideoService

/// What the tests of videos of several clips have in common: a model that makes 4 or 8 seconds, for ten cents each.
enum ClipTesting {
    static let price: Int64 = 100_000
    static let picture = ReferenceImageTests.picture(42)

    /// Twenty seconds: clips of 8, 8 and 4.
    static let wish = GenerateVideoRequest(prompt: "a lighthouse", duration: 20, seed: 7, joinClips: true)

    static func run(
        _ configure: @escaping @Sendable (inout TestService.Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        try await TestService.run(
            { options in
                prepare(&options)
                configure(&options)
            }, body)
    }

    static func prepare(_ options: inout TestService.Options) {
        (options.ai.durations, options.ai.joinsClips) = ([4, 8], true)
        (options.ai.pricePerSecondMicros, options.ai.lastFrame) = (price, picture)
    }

    static func generate(_ service: TestService) async throws(RPCError) -> String {
        try await service.client.generateVideo(wish, options: service.by()).jobID
    }

    static func quote(_ service: TestService, _ wish: GenerateVideoRequest = wish) async throws(RPCError) -> Quote {
        try await service.client.quoteVideo(wish, options: service.by())
    }

    static func usage(_ service: TestService) async throws(RPCError) -> Usage {
        try await service.client.getUsage(options: service.by())
    }

    static func regenerate(_ id: String, _ service: TestService) async throws(RPCError) {
        _ = try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
    }

    /// A video once it is completed, whatever became of it before.
    static func completed(_ id: String, _ service: TestService) async throws -> Video {
        let request = WatchEventsRequest(videoID: id, afterSequence: 0)
        for try await event in service.client.watchEvents(request, options: service.by())
        where event.kind == .completed { break }
        return try await service.get(id)
    }

    /// Waits until a video's step begins so.
    static func step(_ text: String, of id: String, _ service: TestService) async throws {
        let request = WatchEventsRequest(videoID: id, afterSequence: 0)
        for try await event in service.client.watchEvents(request, options: service.by())
        where event.currentStep?.hasPrefix(text) == true { return }
    }

    /// The paid calls of the ledger: what they are for, how they stand, and their price.
    static func calls(_ service: TestService) async throws -> [String] {
        try await service.pool.read(
            "SELECT clip || ' ' || state || ' ' || coalesce(price_final_micros, 0) FROM provider_call ORDER BY id"
        ).rows.map { try $0.text(0) }.sorted()
    }

    /// The endings of the names of objects that there are.
    static func endings(_ service: TestService) throws -> [String] {
        try service.objects().map { String($0.split(separator: ".").last ?? "") }.sorted()
    }
}
