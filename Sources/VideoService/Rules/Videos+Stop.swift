import Postgres
import RPC
import VeoGenAPI

/// Stopping and deleting videos.
extension Videos {
    func cancelVideo(_ request: CancelVideoRequest, context: RPCContext) async throws -> Video {
        let (id, owner) = (try Self.id(request.id), try Self.owner(context))
        let change = try await answering { () async throws(PostgresError) in try await store.cancel(id, owner: owner) }
        switch change {
        case .notFound: throw Self.notFound
        case .refused: throw RPCError.aborted("already_finished", "The video is already finished")
        case .done(let call):
            news.eventsOf(owner)
            release(call)
        }
        guard
            let video = try await answering({ () async throws(PostgresError) in try await store.get(id, owner: owner) })
        else { throw Self.notFound }
        return video
    }

    func deleteVideo(_ request: DeleteVideoRequest, context: RPCContext) async throws -> DeleteVideoReply {
        let (id, owner) = (try Self.id(request.id), try Self.owner(context))
        let change = try await answering { () async throws(PostgresError) in
            try await store.markDeleted(id, owner: owner)
        }
        guard case .done(let call) = change else { throw Self.notFound }
        news.eventsOf(owner)
        release(call)
        do {
            // From here on the video is gone for its user; what fails is finished by the workers' maintenance.
            try await objects.deleteAll(of: id.description)
            try await deletions.erase(id)
        } catch {
            logger.warning("a deleted video's files remain for now", error: error, metadata: ["video": "\(id)"])
        }
        return DeleteVideoReply(message: "Video generation deleted successfully")
    }

    /// Tells the provider that nobody waits any more. A failure costs nothing but its effort: it isn't waited for.
    private func release(_ call: VideoStore.OpenCall?) {
        guard let call else { return }
        Task {
            let request = ReleaseGenerationRequest(provider: call.provider, handle: call.handle)
            do {
                _ = try await ai.releaseGeneration(request, options: RPCCallOptions(timeout: Limits.releaseTimeout))
            } catch {
                logger.info("a generation was not released", error: error)
            }
        }
    }
}
