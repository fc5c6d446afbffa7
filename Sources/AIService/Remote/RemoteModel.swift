import FoundationEssentials

/// A model of a provider that is asked over the network, as the operator's file of models describes it.
///
/// Names, limits and prices of such models change every few months, so they are data. An entry looks so:
///
/// ```json
/// {"id": "wan", "upstream_model": "Wan-AI/Wan2.2-T2V-A14B-Diffusers", "description": "Wan 2.2 on our own GPUs.",
///  "seconds": [4, 8], "qualities": ["draft", "standard"], "aspect_ratios": ["16:9", "9:16"],
///  "price_per_second_micros": 100000, "accepts": ["seed", "negative_prompt"], "sizes": {"draft 16:9": "832x480"}}
/// ```
public struct RemoteModel: Sendable, Hashable, Decodable {
    /// A wish that not every model understands.
    public enum Extra: String, Sendable, Decodable {
        case seed
        case negativePrompt = "negative_prompt"
        case referenceImage = "reference_image"
    }

    /// The name that a request's `model` gives.
    public let id: String
    /// The provider's own name; `id` when there is none.
    public let upstreamModel: String?
    /// What it is, in a sentence for the person who chooses.
    public let description: String
    /// Lengths in seconds that it makes in one piece, and no others.
    public let seconds: [Int]
    /// Names of qualities that it makes.
    public let qualities: [VideoQuality]
    /// Shapes that it makes.
    public let aspectRatios: [AspectRatio]
    /// Price of one second, in millionths of a US dollar.
    public let pricePerSecondMicros: Int
    /// That of qualities which have another price, by their names.
    public var pricesPerSecondMicros: [String: Int]? = nil
    /// The day (UTC) on which its provider takes it away, such as `2026-12-24`.
    public var retiresAt: String? = nil
    /// What it understands beside prompt, length and size.
    public let accepts: Set<Extra>?
    /// Sizes that differ from the usual ones: `"quality shape": "WIDTHxHEIGHT"`.
    public let sizes: [String: String]?

    /// Whether the film shall have sound, for providers that ask; nil leaves it to them. Their price may depend on it.
    public var audio: Bool? = nil

    enum CodingKeys: String, CodingKey {
        case id, description, seconds, qualities, accepts, sizes, audio
        case upstreamModel = "upstream_model"
        case aspectRatios = "aspect_ratios"
        case pricePerSecondMicros = "price_per_second_micros"
        case pricesPerSecondMicros = "prices_per_second_micros"
        case retiresAt = "retires_at"
    }

    /// The name that the provider knows it by.
    var upstreamName: String { upstreamModel ?? id }

    /// Whether an extra wish may be sent.
    func takes(_ extra: Extra) -> Bool { accepts?.contains(extra) == true }

    /// The picture's size as `WIDTHxHEIGHT`.
    func size(_ quality: VideoQuality, _ shape: AspectRatio) -> String {
        sizes?["\(quality.rawValue) \(shape.rawValue)"] ?? shape.frameSize(lines: quality.lines).description
    }

    /// The same in pixels; where the provider has other words for its sizes, the usual one of the quality and shape.
    func frameSize(_ quality: VideoQuality, _ shape: AspectRatio) -> FrameSize {
        FrameSize(size(quality, shape)) ?? shape.frameSize(lines: quality.lines)
    }

    /// What a second in a quality costs, in millionths of a US dollar.
    func secondPriceMicros(_ quality: VideoQuality) -> Int {
        pricesPerSecondMicros?[quality.rawValue] ?? pricePerSecondMicros
    }

    /// What a video of this length and quality costs, in millionths of a US dollar.
    func priceMicros(seconds: Int, _ quality: VideoQuality) -> Int { secondPriceMicros(quality) * seconds }

    /// When the day begins on which its provider takes it away, in seconds since 1970; nil when it names none, or in
    /// other words than four digits of a year, two of a month and two of a day.
    var retirement: Int64? {
        guard let retiresAt, retiresAt.utf8.count == 10, let day = try? Date(retiresAt, strategy: Self.day) else {
            return nil
        }
        return Int64(day.timeIntervalSince1970)
    }

    private static let day = Date.ISO8601FormatStyle().year().month().day()

    /// The model as the catalogue shows it.
    var providerModel: ProviderModel {
        ProviderModel(
            name: id, summary: description, durationSeconds: (seconds.min() ?? 1)...(seconds.max() ?? 1),
            lengths: Set(seconds).sorted(), qualities: qualities, aspectRatios: aspectRatios,
            pictures: qualities.flatMap { quality in
                aspectRatios.map { shape in
                    ModelPicture(
                        quality, shape, size: size(quality, shape),
                        microdollarsPerSecond: secondPriceMicros(quality))
                }
            }, isDeterministic: false, microdollarsPerSecond: pricePerSecondMicros, hasAudio: audio,
            retiresAt: retirement, takesPictures: takes(.referenceImage))
    }

    /// Why a request is outside what the model makes, with what is allowed; nil when it is not.
    func refusal(of request: GenerationRequest) -> String? {
        guard seconds.contains(request.durationSeconds) else {
            let lengths = seconds.sorted().map(String.init).joined(separator: ", ")
            return "The model \(id) makes videos of these lengths in seconds: \(lengths)."
        }
        guard qualities.contains(request.quality) else {
            return "The model \(id) makes these qualities: \(qualities.map(\.rawValue).joined(separator: ", "))."
        }
        guard aspectRatios.contains(request.aspectRatio) else {
            return "The model \(id) makes these shapes: \(aspectRatios.map(\.rawValue).joined(separator: ", "))."
        }
        if request.firstFrame != nil, !takes(.referenceImage) {
            return "The model \(id) does not begin with a picture."
        }
        return nil
    }
}

extension VideoQuality: Decodable {}
extension AspectRatio: Decodable {}
