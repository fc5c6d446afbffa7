import RPC
import VeoGenAPI

/// What is made of a wish: by which model, in what size and at what price. A quote tells it, and a video is stored with
/// it, so that the two can't differ.
struct VideoPlan: Sendable {
    /// Seconds of a video whose wish names none, where its model makes them.
    private static let usualDuration: Int32 = 30

    let wish: GenerateVideoRequest
    let model: Model
    /// Seconds.
    let duration: Int32
    /// Those of the clips that it is made of, which add up to it; of one when the model makes it at once.
    let clips: [Int32]

    /// Plans a wish for its model, which is one of `models`.
    ///
    /// - Throws: `RPCError` of code `invalidArgument` with everything that the model can't do.
    init(_ wish: GenerateVideoRequest, model: Model, among models: [Model] = []) throws(RPCError) {
        duration = wish.duration ?? Self.usualDuration(of: model)
        clips = try WishFaults.clips(of: wish, duration, model, among: models)
        self.wish = wish
        self.model = model
    }

    private static func usualDuration(of model: Model) -> Int32 {
        let usual = min(usualDuration, model.durationMax)
        return model.durations.filter { $0 <= usual }.max() ?? model.durations.min() ?? usual
    }

    /// Width and height, such as `1280x720`; nil when the model does not say.
    var resolution: String? { picture?.resolution }

    /// What a second of it costs.
    var pricePerSecond: DollarAmount {
        DollarAmount(micros: max(0, picture?.pricePerSecondMicros ?? model.pricePerSecondMicros))
    }

    /// What it costs.
    var price: DollarAmount { price(of: duration) }

    /// What a generation of so many seconds costs.
    func price(of seconds: Int32) -> DollarAmount {
        let (micros, overflow) = pricePerSecond.micros.multipliedReportingOverflow(by: Int64(seconds))
        return DollarAmount(micros: overflow ? .max : max(0, micros))
    }

    /// What to know before it is asked for at a moment, in seconds since 1970.
    func warnings(now: Int64) -> [String] {
        guard let retirement = model.retiresAt, retirement.seconds - now <= Limits.retirementNotice.components.seconds
        else { return [] }
        let day = retirement.description.prefix(10)
        return [
            retirement.seconds > now
                ? "The model '\(model.id)' is taken away by its provider on \(day)"
                : "The model '\(model.id)' was to be taken away by its provider on \(day)"
        ]
    }

    private var picture: Picture? {
        model.pictures.first { $0.quality == wish.quality && $0.aspectRatio == wish.aspectRatio }
    }
}
