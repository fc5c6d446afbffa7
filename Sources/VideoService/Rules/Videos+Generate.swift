import Postgres
import RPC
import VeoGenAPI

/// Asking for videos.
extension Videos {
    func generateVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        let owner = try Self.owner(context)
        let message = "Video generation started"
        let key = try IdempotencyKey(of: context, owner: owner, route: .generate, request: request)
        if let earlier = try await replay(key, message: message) { return earlier }
        let plan = try await plan(request)
        let isAnalyzed = try await promptCheck.isJudged(request.prompt, metadata: context.metadata)
        let video = NewVideo(plan, owner: owner, isAnalyzed: isAnalyzed, attemptsMax: attemptsMax)
        let isCreated = try await acceptingOnce(key) { () async throws(PostgresError) in
            try await store.create(video, key: key)
        }
        guard let isCreated else {
            guard let earlier = try await replay(key, message: message) else { throw IdempotencyKey.inUse }
            return earlier
        }
        guard isCreated else { throw Self.queueFull }
        news.eventsOf(owner)
        news.newJob()
        return GenerateVideoReply(jobID: video.id.description, status: .pending, message: message)
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
}
