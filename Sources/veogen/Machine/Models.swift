import ArgumentParser
import Foundation

/// `veogen models`.
struct Models: ClientCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the models that videos can be made with, and what they cost.",
        discussion: """
              veogen models
              veogen models --json |
                jq -r '.models[] | select(.price_per_second_micros == 0) | .id'

            \(ExitStatus.help)
            """)

    @OptionGroup var client: ClientOptions

    private struct List: Decodable {
        struct Model: Decodable {
            let id: String
            let provider: String
            let description: String
            let durationMax: Int
            let qualities: [String]?
            let pricePerSecondMicros: Int64
            let currency: String
            let pictures: [Picture]?
            let retiresAt: String?
            let referenceImage: Bool?

            /// What a second costs, from the cheapest picture to the dearest.
            var price: String {
                let prices = (pictures ?? []).map { $0.pricePerSecondMicros ?? pricePerSecondMicros }
                let (least, most) = (prices.min() ?? pricePerSecondMicros, prices.max() ?? pricePerSecondMicros)
                if most == 0 { return "free" }
                return (least == most ? "" : "\(Double(least) / 1e6) to ") + "\(Double(most) / 1e6) \(currency)"
            }
        }
        struct Picture: Decodable {
            let pricePerSecondMicros: Int64?
        }
        let models: [Model]
    }

    func run(_ session: Session) async throws {
        let answer = try await session.get("/api/v1/models")
        try client.write(answer) {
            var table = Table(header: ["ID", "PROVIDER", "UP TO", "QUALITIES", "PER SECOND", "DESCRIPTION"])
            table.rows = try answer.decoded(List.self).models.map { model in
                let qualities = (model.qualities ?? []).joined(separator: ",")
                let picture = model.referenceImage == true ? " Takes --image." : ""
                let end = model.retiresAt.map { " Until \($0.prefix(10))." } ?? ""
                let description = model.description + picture + end
                return [model.id, model.provider, "\(model.durationMax) s", qualities, model.price, description]
            }
            return table.text
        }
    }
}
