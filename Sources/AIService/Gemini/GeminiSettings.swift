import ServiceRuntime

/// How Google's Gemini API is reached, and what it is used for.
struct GeminiSettings: Sendable {
    static let publicBaseURL = "https://generativelanguage.googleapis.com"
    static let textModelDefault = "gemini-3.5-flash-lite"

    /// From which likelihood content is stopped, in the API's words.
    enum SafetyThreshold: String, Sendable, CaseIterable {
        case low = "BLOCK_LOW_AND_ABOVE"
        case medium = "BLOCK_MEDIUM_AND_ABOVE"
        case high = "BLOCK_ONLY_HIGH"
        case none = "BLOCK_NONE"
    }

    /// The address before `/v1beta`.
    var baseURL: String
    var key: Secret
    /// The model that enhances and judges prompts; nil leaves that to the local rules.
    var textModel: String? = Self.textModelDefault
    /// How long it may take over a prompt.
    var textTimeout: Duration = .seconds(10)
    /// How many prompts it may be given within a minute, as many of them at once; nil for no limit.
    var textRequestsPerMinute: Int?
    var safetyThreshold = SafetyThreshold.medium
    /// How long a create may take.
    var submitTimeout: Duration = .seconds(100)
    /// How long a poll may take.
    var pollTimeout: Duration = .seconds(30)
    /// How long fetching a video may take.
    var fetchTimeout: Duration = .seconds(600)
    /// How often unfinished videos are asked for.
    var pollInterval: Duration = .seconds(5)
}
