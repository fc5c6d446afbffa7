import RPC
import VeoGenAPI

/// What is made of a wish: by which model, in what size and at what price. A quote tells it, and a video is stored with
/// it, so that the two can't differ.
struct VideoPlan: Sendable {
    let wish: GenerateVideoRequest
    let model: Model

    /// Plans a wish for its model.
    ///
    /// - Throws: `RPCError` of code `invalidArgument` with everything that the model can't do.
    init(_ wish: GenerateVideoRequest, model: Model) throws(RPCError) {
        try WishFaults.check(wish, model)
        self.wish = wish
        self.model = model
    }

    /// Width and height, such as `1280x720`; nil when the model does not say.
    var resolution: String? {
        model.pictures.first { $0.quality == wish.quality && $0.aspectRatio == wish.aspectRatio }?.resolution
    }

    /// What a second of it costs.
    var pricePerSecond: DollarAmount { DollarAmount(micros: max(0, model.pricePerSecondMicros)) }

    /// What it costs.
    var price: DollarAmount {
        let (micros, overflow) = pricePerSecond.micros.multipliedReportingOverflow(by: Int64(wish.duration))
        return DollarAmount(micros: overflow ? .max : max(0, micros))
    }
}
