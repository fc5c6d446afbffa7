import FoundationEssentials

/// The operator's file of a provider's models: `{"models": […]}`.
enum RemoteModelFile {
    /// Why a file can't be used.
    struct Unusable: Error, CustomStringConvertible {
        let path: String
        let reason: String

        var description: String { "\(path): \(reason)" }
    }

    private struct Content: Decodable {
        let models: [RemoteModel]
    }

    /// Bytes of the file: a thousand models fit.
    private static let fileBytesMax = 1 << 20
    private static let modelsMax = 1000
    /// A thousand dollars a second: beyond it someone has mistaken the unit.
    private static let pricePerSecondMicrosMax = 1_000_000_000

    /// Reads and checks a file.
    static func load(path: String) throws(Unusable) -> [RemoteModel] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw Unusable(path: path, reason: "it can't be read")
        }
        guard data.count <= fileBytesMax else { throw Unusable(path: path, reason: "it is larger than a mebibyte") }
        let models: [RemoteModel]
        do {
            models = try JSONDecoder().decode(Content.self, from: data).models
        } catch {
            throw Unusable(path: path, reason: (error as? DecodingError)?.words ?? "\(error)")
        }
        if let fault = fault(of: models) { throw Unusable(path: path, reason: fault) }
        return models
    }

    private static func fault(of models: [RemoteModel]) -> String? {
        if models.isEmpty || models.count > modelsMax { return "it must have 1 to \(modelsMax) models" }
        if Set(models.map(\.id)).count < models.count { return "two models have one id" }
        return models.lazy.compactMap(fault).first
    }

    private static func fault(of model: RemoteModel) -> String? {
        if model.id.isEmpty || model.id.count > 100 { return "an id must have 1 to 100 characters" }
        let range = GenerationRequest.durationSecondsRange
        guard !model.seconds.isEmpty, model.seconds.allSatisfy(range.contains) else {
            return "\(model.id): seconds must be from \(range.lowerBound) to \(range.upperBound)"
        }
        if model.qualities.isEmpty || model.aspectRatios.isEmpty {
            return "\(model.id): qualities and aspect_ratios must not be empty"
        }
        guard (0...pricePerSecondMicrosMax).contains(model.pricePerSecondMicros) else {
            return "\(model.id): price_per_second_micros must be from 0 to \(pricePerSecondMicrosMax)"
        }
        let qualities = Set(model.qualities.map(\.rawValue))
        for (quality, price) in model.pricesPerSecondMicros ?? [:]
        where !qualities.contains(quality) || !(0...pricePerSecondMicrosMax).contains(price) {
            return "\(model.id): prices_per_second_micros must name its qualities, and be from 0 to "
                + "\(pricePerSecondMicrosMax)"
        }
        // What is free may be sent twice when its fate is unknown: a model is free in all of its prices, or in none.
        let prices = [model.pricePerSecondMicros] + model.qualities.map(model.secondPriceMicros)
        if Set(prices.map { $0 == 0 }).count > 1 {
            return "\(model.id): it must be free in all of its qualities, or in none"
        }
        if model.retiresAt != nil, model.retirement == nil {
            return "\(model.id): retires_at must be a day such as 2026-12-24"
        }
        return nil
    }
}

extension DecodingError {
    /// What is wrong, and where, for whoever wrote the file.
    fileprivate var words: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context): "\(Self.place(context.codingPath)) is null"
        case .typeMismatch(_, let context): "\(Self.place(context.codingPath)) is of another type than it must be"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "it is no JSON"
        case .dataCorrupted(let context): "\(Self.place(context.codingPath)) has a value that is not known"
        @unknown default: "\(self)"
        }
    }

    /// `models[0].seconds`.
    private static func place(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { text, key in
            text += key.intValue.map { "[\($0)]" } ?? (text.isEmpty ? key.stringValue : "." + key.stringValue)
        }
    }
}
