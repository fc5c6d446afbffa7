import JobQueue
import Postgres
import VeoGenAPI

/// A claimed job with the video that it makes.
struct GenerationWork: LeasedWork {
    /// Where the submission to the provider stands, as the ledger has it.
    enum CallState: String, Sendable {
        case prepared, sending, accepted, rejected, ambiguous, done, failed, unconfirmed
    }

    /// The open entry of the ledger.
    struct Call: Sendable {
        let id: PostgresUUID
        /// Where it stood before this claim; nil when this claim opened it.
        let earlierState: CallState?
        let handle: String?
    }

    let lease: JobLease
    let videoID: PostgresUUID
    let owner: PostgresUUID
    let prompt: String
    let enhancedPrompt: String?
    let negativePrompt: String?
    let style: Style
    let duration: Int32
    let quality: Quality
    let aspectRatio: AspectRatio
    let seed: Int64
    let model: String
    let provider: String
    let isAnalyzed: Bool
    /// Whether a submission costs nothing, so that one whose fate is unknown may be repeated.
    let isFree: Bool
    let createdAt: Timestamp
    /// The hash of the picture that it begins with; nil for none.
    let referenceSHA256: String?
    /// Nil for a lease without a try left, and when another worker has one open.
    let call: Call?
}
