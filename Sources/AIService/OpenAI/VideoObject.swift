import FoundationEssentials

/// The protocol's video, as far as it matters: some servers leave out almost everything.
struct VideoObject: Decodable {
    struct Failure: Decodable {
        let code: String?
        let message: String?
    }

    let id: String?
    let status: String?
    let progress: Double?
    let error: Failure?

    /// Nil for what is not such an object.
    init?(_ body: [UInt8]) {
        guard let object = try? JSONDecoder().decode(Self.self, from: Data(body)) else { return nil }
        self = object
    }

    /// Nil for a status that is not known: nothing can be concluded from it.
    var remoteStatus: RemoteStatus? {
        switch status {
        case "queued", "pending": .queued
        case "in_progress", "processing", "running": .running(percent: percent)
        case "completed", "succeeded": .completed
        case "failed", "cancelled", "canceled", "expired": .failed(failure)
        // SGLang's answer to a delete, and what some show of a deleted video.
        case "deleted": .absent
        default: nil
        }
    }

    private var percent: Int {
        guard let progress, progress.isFinite else { return 0 }
        return Int(min(max(progress, 0), 100))
    }

    private var failure: GenerationFailure {
        let code = error?.code ?? ""
        if ProviderText.isFilter(code) {
            return GenerationFailure(
                .contentFiltered, ProviderText.clean(error?.message) ?? "The provider's filter stopped the video.",
                isPermanent: true)
        }
        if status == "cancelled" || status == "canceled" {
            return GenerationFailure(
                .cancelled, "The generation was cancelled at its provider.", isPermanent: true, bill: .unknown)
        }
        return GenerationFailure(
            .providerFailed, ProviderText.clean(error?.message) ?? "The provider could not make the video.",
            // A video that expired was made, and paid: only a failure is worth another order.
            isPermanent: status != "failed", bill: status == "failed" ? .nothing : .unknown)
    }
}
