import Identity
import JobQueue
import Logging
import Postgres
import RPC
import VeoGenAPI

/// The rules of videos: who may do what, when.
struct Videos: VideoAPI {
    let store: VideoStore
    let deletions: VideoDeletions
    let artifacts: ArtifactStore
    let events: EventStore
    let keys: IdempotencyStore
    let budgets: BudgetStore
    let queue: JobQueue
    let webhooks: WebhookStore
    let messages: DeliveryStore
    let webhookAddress: WebhookAddress
    let hub: EventHub
    let objects: any ObjectStore
    let signer: MediaSigner
    let catalogue: ModelCatalogue
    let promptCheck: PromptCheck
    let ai: AIClient
    let news: VideoNews
    let attemptsMax: Int
    /// Asked again about those who watch: tokens end, and are revoked.
    let authorizer: any RPCAuthorizer
    let logger: Logger

    func getVideo(_ request: GetVideoRequest, context: RPCContext) async throws -> Video {
        let (id, owner) = (try Self.id(request.id), try Self.owner(context))
        guard
            let video = try await answering({ () async throws(PostgresError) in try await store.get(id, owner: owner) })
        else { throw Self.notFound }
        return video
    }

    func listVideos(_ request: ListVideosRequest, context: RPCContext) async throws -> VideoList {
        let owner = try Self.owner(context)
        return try await answering { () async throws(PostgresError) in
            try await store.list(owner: owner, skip: request.skip, limit: request.limit)
        }
    }

    func pageVideos(_ request: PageVideosRequest, context: RPCContext) async throws -> VideoPage {
        let owner = try Self.owner(context)
        let after = try request.after.map { text throws(RPCError) in try Self.id(text) }
        let page = try await answering { () async throws(PostgresError) in
            try await store.page(
                owner: owner, after: after, limit: request.limit, isAscending: request.ascending)
        }
        guard let page else { throw Self.notFound }
        return page
    }

    /// Runs something on the database, and turns its failure into what callers are told.
    nonisolated(nonsending) func answering<Value: Sendable>(
        _ body: nonisolated(nonsending) () async throws(PostgresError) -> Value
    ) async throws(RPCError) -> Value {
        do {
            return try await body()
        } catch {
            let told = RPCError(error)
            if told.code == .internal { logger.error("the database refused a statement", error: error) }
            throw told
        }
    }

    static let notFound = RPCError.notFound("video_not_found", "Video generation not found")
    static let queueFull = RPCError.unavailable("queue_full", "The queue is full", retryAfter: Limits.retryAfter)

    static func owner(_ context: RPCContext) throws(RPCError) -> PostgresUUID {
        PostgresUUID(try context.requirePrincipal().userID)
    }

    /// The id of a request, whose form its validator has checked.
    static func id(_ text: String) throws(RPCError) -> PostgresUUID {
        guard let id = PostgresUUID(text) else { throw notFound }
        return id
    }
}
