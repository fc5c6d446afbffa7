import RPC
import VeoGenAPI

/// What of a draft changes when it is made for real.
struct Promotion {
    /// Whose videos are drafts in any quality.
    private static let draftProvider = "draft"

    private let model: String?
    private let quality: Quality?
    private let duration: Int32?
    private let joinClips: Bool?

    /// - Throws: `RPCError` `invalidArgument` when nothing is to change.
    init(_ request: PromoteVideoRequest) throws(RPCError) {
        guard request.model != nil || request.quality != nil else {
            throw WishFaults.error("model", type: "missing", "Either 'model' or 'quality' is required")
        }
        (model, quality, duration) = (request.model, request.quality, request.duration)
        joinClips = request.joinClips
    }

    /// The draft's wish, but for its picture, with what changes, and its seed.
    ///
    /// - Throws: `RPCError` `aborted` for a video that is no draft, or has not completed.
    func wish(from draft: Video) throws(RPCError) -> GenerateVideoRequest {
        guard draft.quality == .draft || draft.provider == Self.draftProvider else {
            throw .aborted("not_a_draft", "Only drafts can be promoted")
        }
        guard draft.status == .completed else {
            throw .aborted("draft_not_completed", "The draft is not completed")
        }
        return GenerateVideoRequest(
            prompt: draft.prompt, style: draft.style, duration: duration ?? draft.duration,
            quality: quality ?? (draft.quality == .draft ? .standard : draft.quality), aspectRatio: draft.aspectRatio,
            negativePrompt: draft.negativePrompt, seed: draft.seed, model: model ?? draft.model,
            metadata: draft.metadata, joinClips: joinClips)
    }

    /// Checks that what is planned differs from the draft.
    ///
    /// - Throws: `RPCError` `invalidArgument` when it would be the same again, perhaps at a price.
    func check(_ plan: VideoPlan, from draft: Video) throws(RPCError) {
        guard plan.model.id == draft.model, plan.wish.quality == draft.quality else { return }
        throw WishFaults.error(
            model == nil ? "quality" : "model", type: "value_error",
            "The draft is already of model '\(draft.model)' in quality '\(draft.quality.json)'",
            input: model ?? draft.quality.json)
    }
}
