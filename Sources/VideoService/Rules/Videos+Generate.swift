import Postgres
import RPC
import VeoGenAPI

/// Asking for videos.
extension Videos {
    func generateVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        let owner = try Self.owner(context)
        let message = "Video generation started"
        // The same key for 24 hours also beside a former release, to which a length that is not named was 30.
        var digested = request
        digested.duration = request.duration ?? 30
        // As if it were not said: so a former release, which does not know it, reads a request without it.
        if request.joinClips == false { digested.joinClips = nil }
        let key = try IdempotencyKey(of: context, owner: owner, route: .generate, request: digested)
        if let earlier = try await replay(key, message: message) { return earlier }
        let video = try await newVideo(try await plan(request), context)
        return try await begin(video, key: key, message: message)
    }

    func regenerateVideo(_ request: RegenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        let (id, owner) = (try Self.id(request.id), try Self.owner(context))
        let message = "Video regeneration started"
        let key = try IdempotencyKey(of: context, owner: owner, route: .regenerate, request: request)
        if let earlier = try await replay(key, message: message) { return earlier }
        let outcome = try await acceptingOnce(key) { () async throws(PostgresError) in
            try await store.regenerate(id, owner: owner, jobID: .timeOrdered(), attemptsMax: attemptsMax, key: key)
        }
        if outcome != .started, let earlier = try await replay(key, message: message) { return earlier }
        switch outcome {
        case .started: break
        case nil: throw IdempotencyKey.inUse
        case .notFound: throw Self.notFound
        case .notFailed: throw RPCError.failedPrecondition("not_failed", "Can only regenerate failed videos")
        case .callUnresolved:
            throw RPCError.aborted("call_unresolved", "The outcome of a paid call is not known yet")
        case .queueFull: throw Self.queueFull
        }
        news.eventsOf(owner)
        news.newJob()
        return GenerateVideoReply(jobID: id.description, status: .pending, message: message)
    }

    /// What is made of a wish.
    ///
    /// - Throws: `RPCError`: `invalidArgument` with what its model can't do, or when there is no such model;
    ///   `unavailable` when no model was heard of yet.
    func plan(_ wish: GenerateVideoRequest) async throws(RPCError) -> VideoPlan {
        try await catalogue.plan(wish)
    }

    /// A video of the caller's, whose prompt is judged if that can be had at once.
    ///
    /// - Throws: `RPCError` with reason `prompt_rejected` for an unsafe prompt.
    func newVideo(
        _ plan: VideoPlan, promotedFrom: PostgresUUID? = nil, _ context: RPCContext
    ) async throws(RPCError) -> NewVideo {
        let isAnalyzed = try await promptCheck.isJudged(plan.wish.prompt, metadata: context.metadata)
        let owner = try Self.owner(context)
        do {
            return try NewVideo(
                plan, promotedFrom: promotedFrom, owner: owner, isAnalyzed: isAnalyzed, attemptsMax: attemptsMax)
        } catch {
            throw .internalError
        }
    }

    /// Stores a video with its picture and its job, once for a key, and tells the workers.
    func begin(
        _ video: NewVideo, key: IdempotencyKey?, message: String
    ) async throws(RPCError) -> GenerateVideoReply {
        guard let picture = video.reference else { return try await create(video, key: key, message: message) }
        try await keep(picture)
        let reply: GenerateVideoReply
        do {
            reply = try await create(video, key: key, message: message)
        } catch {
            // After any other error the row may be there.
            if Self.surelyNotStored.contains(error.reason) { await drop(picture) }
            throw error
        }
        if reply.replayed { await drop(picture) }
        return reply
    }

    private func create(
        _ video: NewVideo, key: IdempotencyKey?, message: String
    ) async throws(RPCError) -> GenerateVideoReply {
        let isCreated = try await acceptingOnce(key) { () async throws(PostgresError) in
            try await store.create(video, key: key)
        }
        guard let isCreated else {
            guard let earlier = try await replay(key, message: message) else { throw IdempotencyKey.inUse }
            return earlier
        }
        guard isCreated else { throw Self.queueFull }
        news.eventsOf(video.owner)
        news.newJob()
        return GenerateVideoReply(jobID: video.id.description, status: .pending, message: message)
    }
}
