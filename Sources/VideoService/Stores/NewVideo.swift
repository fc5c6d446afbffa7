import Postgres
import VeoGenAPI

/// A video that is asked for, with every choice made.
struct NewVideo: Sendable {
    let id: PostgresUUID
    let jobID: PostgresUUID
    let owner: PostgresUUID
    let prompt: String
    let negativePrompt: String?
    let style: Style
    let duration: Int32
    let quality: Quality
    let aspectRatio: AspectRatio
    let seed: Int64
    let model: Model
    let isAnalyzed: Bool
    let metadata: [MetadataEntry]
    let attemptsMax: Int

    /// Its price, in millionths of the model's currency.
    var costEstimatedMicros: Int64 {
        let (micros, overflow) = model.pricePerSecondMicros.multipliedReportingOverflow(by: Int64(duration))
        return overflow ? .max : max(0, micros)
    }
}
