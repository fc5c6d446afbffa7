import Postgres
import RPC
import VeoGenAPI

/// Following what happens to videos.
extension Videos {
    func watchEvents(
        _ request: WatchEventsRequest, context: RPCContext, responses: RPCResponseWriter<VideoEvent>
    ) async throws {
        let owner = try Self.owner(context)
        let video = try request.videoID.map { id throws(RPCError) in try Self.id(id) }
        if let video {
            let isKnown = try await answering { () async throws(PostgresError) in
                try await events.hasVideo(video, owner: owner)
            }
            guard isKnown else { throw Self.notFound }
        }
        // Watched before the first read, so that nothing falls between.
        guard let signals = hub.watch(owner) else {
            throw RPCError.resourceExhausted(
                "too_many_watchers", "Too many are watching", retryAfter: Limits.retryAfter)
        }
        var sequence = try await begin(request, owner: owner, video: video, responses)
        for await _ in signals {
            sequence = try await sendNews(of: owner, video, after: sequence, responses)
        }
    }

    /// Sends how things stand, where that is asked for, and returns the sequence after which to go on.
    private func begin(
        _ request: WatchEventsRequest, owner: PostgresUUID, video: PostgresUUID?,
        _ responses: RPCResponseWriter<VideoEvent>
    ) async throws -> Int64 {
        if let known = request.afterSequence { return known }
        let snapshot = try await answering { () async throws(PostgresError) in
            try await events.snapshot(owner: owner, video: video)
        }
        for event in snapshot.events { try await responses.write(event) }
        return snapshot.horizon - 1
    }

    /// Sends all events after `sequence` that can be told in their order, and returns the last one's.
    private func sendNews(
        of owner: PostgresUUID, _ video: PostgresUUID?, after sequence: Int64,
        _ responses: RPCResponseWriter<VideoEvent>
    ) async throws -> Int64 {
        var last = sequence
        var delay = Limits.unsettledDelay.lowerBound
        while true {
            let page: EventStore.Page
            do {
                page = try await events.page(owner: owner, after: last, video: video)
            } catch {
                if RPCError(error).code == .internal || error.kind == .cancelled { throw RPCError(error) }
                // The database is away for the moment: the next sign, or the poll, looks again.
                return last
            }
            for event in page.events { try await responses.write(event) }
            last = page.events.last?.sequence ?? last
            if page.isFull { continue }
            guard page.isUnsettled else { return last }
            // The end of another's transaction gives no sign of its own.
            try await Task.sleep(for: delay)
            delay = min(delay * 2, Limits.unsettledDelay.upperBound)
        }
    }
}
