import ArgumentParser
import Foundation

/// `veogen models`.
struct Models: ClientCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the models that videos can be made with, and what they cost.",
        discussion: """
              veogen models
              veogen models --json | jq -r '.models[] | select(.price_per_second_micros == 0) | .id'

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
        }
        let models: [Model]
    }

    func run(_ session: Session) async throws {
        let answer = try await session.get("/api/v1/models")
        try client.write(answer) {
            var table = Table(header: ["ID", "PROVIDER", "UP TO", "QUALITIES", "PER SECOND", "DESCRIPTION"])
            table.rows = try answer.decoded(List.self).models.map { model in
                let price =
                    model.pricePerSecondMicros == 0
                    ? "free" : "\(Double(model.pricePerSecondMicros) / 1e6) \(model.currency)"
                let qualities = (model.qualities ?? []).joined(separator: ",")
                return [model.id, model.provider, "\(model.durationMax) s", qualities, price, model.description]
            }
            return table.text
        }
    }
}
