import Postgres
import RPC
import VeoGenAPI

/// Making drafts for real.
extension Videos {
    func promoteVideo(_ request: PromoteVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        let (id, owner) = (try Self.id(request.id), try Self.owner(context))
        let message = "Video promotion started"
        let key = try IdempotencyKey(of: context, owner: owner, route: .promote, request: request)
        if let earlier = try await replay(key, message: message) { return earlier }
        let promotion = try Promotion(request)
        guard
            let draft = try await answering({ () async throws(PostgresError) in try await store.get(id, owner: owner) })
        else { throw Self.notFound }
        var wish = try promotion.wish(from: draft)
        wish.referenceImage = try await picture(of: draft)
        let plan = try await plan(wish)
        try promotion.check(plan, from: draft)
        return try await begin(
            try await newVideo(plan, promotedFrom: id, context), key: key, message: message)
    }
}
