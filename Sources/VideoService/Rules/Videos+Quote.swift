import FoundationEssentials
import Postgres
import RPC
import VeoGenAPI

/// What videos would be and cost.
extension Videos {
    func quoteVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> Quote {
        let owner = try Self.owner(context)
        let plan = try await plan(request)
        let room = try await answering { () async throws(PostgresError) in
            try await budgets.room(for: plan.price, of: owner)
        }
        let hasPlace = try await answering { () async throws(PostgresError) in try await queue.hasPlace() }
        // In the order in which a video that is asked for meets them.
        let refusal = hasPlace ? room.exceeded?.refusal : Self.queueFull
        let price = plan.price.decimal
        return Quote(
            model: plan.model.id, provider: plan.model.provider, duration: plan.duration, quality: request.quality,
            aspectRatio: request.aspectRatio, resolution: plan.resolution,
            clips: plan.clips.map { QuotedClip(duration: $0, price: plan.price(of: $0).decimal) }, price: price,
            currency: plan.model.currency, budgetLeft: room.left?.decimal, accepted: refusal == nil,
            refusal: refusal.map { VideoError(code: $0.reason, message: $0.message) },
            warnings: plan.warnings(now: Int64(Date().timeIntervalSince1970)))
    }
}
