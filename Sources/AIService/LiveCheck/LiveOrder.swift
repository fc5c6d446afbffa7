import FoundationEssentials

/// The cheapest video that a provider makes.
struct LiveOrder: Sendable {
    let provider: RemoteProvider
    let model: RemoteModel
    let seconds: Int
    let quality: VideoQuality
    let aspectRatio: AspectRatio

    /// The cheapest of all that the provider's models make, and of equal ones the shortest; nil when all models are
    /// retired.
    init?(_ provider: RemoteProvider, now: Date = Date()) {
        let orders = provider.catalogue.values.filter { model in
            model.retirement.map { $0 > Int64(now.timeIntervalSince1970) } ?? true
        }.flatMap { model in
            model.qualities.flatMap { quality in
                model.seconds.map { LiveOrder(provider: provider, model: model, seconds: $0, quality: quality) }
            }
        }
        guard let cheapest = orders.min(by: { $0.rank < $1.rank }) else { return nil }
        self = cheapest
    }

    private init(provider: RemoteProvider, model: RemoteModel, seconds: Int, quality: VideoQuality) {
        self.provider = provider
        self.model = model
        self.seconds = seconds
        self.quality = quality
        aspectRatio = model.aspectRatios.contains(.landscape) ? .landscape : model.aspectRatios.first ?? .landscape
    }

    /// What it costs, in millionths of a US dollar.
    var priceMicros: Int { model.priceMicros(seconds: seconds, quality) }

    /// How the price comes about.
    var priceRule: String {
        "\(seconds) s at \(Self.dollars(model.secondPriceMicros(quality))) a second of \(quality.rawValue)"
    }

    /// What is asked for.
    func request(_ prompt: String, seed: UInt64) -> GenerationRequest {
        GenerationRequest(
            prompt: prompt, durationSeconds: seconds, quality: quality, aspectRatio: aspectRatio, seed: seed,
            model: model.id)
    }

    /// For a person, before anything is ordered.
    var text: String {
        "\(provider.name): \(seconds) s by \(model.id), \(quality.rawValue), \(aspectRatio.rawValue), for "
            + Self.dollars(priceMicros)
    }

    /// An amount in millionths of a US dollar, in words.
    static func dollars(_ micros: Int) -> String {
        let (whole, rest) = micros.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(rest)
        return "\(whole)." + String(repeating: "0", count: max(0, 6 - digits.count)) + digits + " USD"
    }

    /// Price, length and name, so that the choice does not change from run to run.
    private var rank: (Int, Int, String) { (priceMicros, seconds, model.id) }
}
