import FoundationEssentials

/// An interaction, as far as it is read.
struct Interaction: Decodable {
    struct Part: Decodable {
        let type: String?
        let data: String?
        let uri: String?
    }
    struct Step: Decodable {
        let type: String?
        let content: [Part]?
        let error: Failure?
    }
    struct Failure: Decodable {
        let code: String?
        let message: String?
    }

    /// Where the video is.
    enum Video: Sendable, Hashable {
        /// The id of a file.
        case file(String)
        case inline([UInt8])
    }

    let id: String?
    let status: String?
    let steps: [Step]?
    let errors: [Failure]?

    /// Nil for what is not such an object.
    init?(_ body: [UInt8]) {
        guard let object = try? JSONDecoder().decode(Self.self, from: Data(body)) else { return nil }
        self = object
    }

    /// The video that the model has put out.
    var video: Video? {
        guard let part = outputs.last(where: { $0.type == "video" }) else { return nil }
        if let uri = part.uri { return Self.fileName(uri).map(Video.file) }
        return part.data.flatMap { Data(base64Encoded: $0) }.map { .inline([UInt8]($0)) }
    }

    private var outputs: [Part] {
        (steps ?? []).filter { $0.type == "model_output" }.flatMap { $0.content ?? [] }
    }

    private var hasVideo: Bool { outputs.contains { $0.type == "video" } }

    /// Nil for a status that is not known: nothing can be concluded from it.
    var remoteStatus: RemoteStatus? {
        switch status {
        case "queued": .queued
        case "in_progress": .running(percent: 0)
        case "completed" where video != nil: .completed
        case "completed" where hasVideo: .unreadable("The provider's video could not be read.")
        // Done without a video is how a filter looks here, and is not billed.
        case "completed": .failed(filtered)
        case "failed", "incomplete", "requires_action", "requires_continuation": .failed(failure)
        case "budget_exceeded":
            .failed(GenerationFailure(.providerFailed, "The budget at the provider is used up.", isPermanent: false))
        case "cancelled":
            .failed(
                GenerationFailure(
                    .cancelled, "The generation was cancelled at its provider.", isPermanent: true, bill: .unknown))
        default: nil
        }
    }

    private var filtered: GenerationFailure {
        GenerationFailure(
            .contentFiltered, reason ?? "The provider's filter stopped the video.", isPermanent: true)
    }

    private var failure: GenerationFailure {
        let isFilter = allFailures.contains { ProviderText.isFilter($0.code ?? "") }
        return isFilter
            ? filtered
            : GenerationFailure(
                .providerFailed, reason ?? "The provider could not make the video.",
                // The other ends may have been paid: only a failure is worth another order.
                isPermanent: status != "failed", bill: status == "failed" ? .nothing : .unknown)
    }

    private var allFailures: [Failure] { (errors ?? []) + (steps ?? []).compactMap(\.error) }

    private var reason: String? { allFailures.compactMap { ProviderText.clean($0.message) }.first }

    /// The id in `https://…/files/ID` or `…/files/ID:download?alt=media`.
    private static func fileName(_ uri: String) -> String? {
        guard let range = uri.firstRange(of: "/files/") else { return nil }
        let name = uri[range.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
        return name.isEmpty ? nil : String(name)
    }
}
