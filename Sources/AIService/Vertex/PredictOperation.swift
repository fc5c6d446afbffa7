import FoundationEssentials

/// An operation as `:fetchPredictOperation` shows it, without the videos' own bytes.
struct PredictOperation: Decodable {
    struct Video: Decodable {
        /// Empty where the bytes were taken out.
        let bytesBase64Encoded: String?
        let gcsUri: String?
    }
    struct Response: Decodable {
        let raiMediaFilteredCount: Int?
        let raiMediaFilteredReasons: [String]?
        let videos: [Video]?
    }
    struct Failure: Decodable {
        /// Of `google.rpc.Code`.
        let code: Int?
        let message: String?
    }

    /// What Google's filters write (cloud.google.com, "Responsible AI and usage guidelines for Veo").
    private static let filterPhrase = "usage guidelines"
    /// INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION, OUT_OF_RANGE, UNIMPLEMENTED: the same order
    /// would end so again.
    private static let permanentCodes: Set<Int> = [3, 5, 7, 9, 11, 12]

    let name: String?
    let done: Bool?
    let response: Response?
    let error: Failure?

    /// Nil for what is not such an object.
    init?(_ body: [UInt8]) {
        guard let object = try? JSONDecoder().decode(Self.self, from: Data(body)) else { return nil }
        self = object
    }

    /// How an operation stands of which no video's bytes were seen.
    var remoteStatus: RemoteStatus {
        guard done == true else { return .running(percent: 0) }
        if let error { return .failed(failure(error)) }
        if response?.videos?.isEmpty == false { return .unreadable("The provider's video could not be read.") }
        let reason = ProviderText.clean(response?.raiMediaFilteredReasons?.first)
        if response?.raiMediaFilteredCount ?? 0 > 0 || reason != nil {
            return .failed(
                GenerationFailure(
                    .contentFiltered, reason ?? "The provider's filter stopped the video.", isPermanent: true))
        }
        return .failed(
            GenerationFailure(
                .providerFailed, "The provider ended without a video.", isPermanent: true, bill: .unknown))
    }

    private func failure(_ error: Failure) -> GenerationFailure {
        let text = ProviderText.clean(error.message)
        if Self.isFilter(error.message ?? "") {
            return GenerationFailure(
                .contentFiltered, text ?? "The provider's filter stopped the video.", isPermanent: true)
        }
        return GenerationFailure(
            .providerFailed, text ?? "The provider could not make the video.",
            isPermanent: Self.permanentCodes.contains(error.code ?? 0))
    }

    /// Whether a message tells of forbidden content.
    static func isFilter(_ message: String) -> Bool { message.contains(filterPhrase) }
}
