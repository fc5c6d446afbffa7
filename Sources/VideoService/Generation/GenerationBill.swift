import VeoGenAPI

/// What the provider charges for a generation that ended without a video.
enum GenerationBill: Sendable, Equatable {
    case nothing
    case charged(micros: Int64)
    /// Nobody can say.
    case unknown

    /// What AIService reported; what it leaves out is unknown.
    init(_ error: GenerationError?) {
        switch (error?.billed, error?.costMicros) {
        case (false, _): self = .nothing
        case (true, let micros?) where micros > 0: self = .charged(micros: micros)
        default: self = .unknown
        }
    }

    /// How the ledger's entry of the call ends.
    var callState: GenerationWork.CallState {
        switch self {
        case .nothing: .failed
        case .charged: .done
        case .unknown: .unconfirmed
        }
    }
}
