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
    /// Seconds of what is generated next.
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
    /// Nil for a video that is made at once.
    let clips: FilmClips?
    /// Nil for a lease without a try left, when another worker has one open, and when all clips are done.
    let call: Call?
}
