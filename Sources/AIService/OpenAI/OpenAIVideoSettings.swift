import ServiceRuntime

/// How a server of the OpenAI videos protocol is reached.
struct OpenAIVideoSettings: Sendable {
    /// How a create is written.
    enum Encoding: String, Sendable, CaseIterable {
        /// JSON, and a form if the server refuses that.
        case auto
        case json
        case form
    }

    /// The address before `/videos`, without a slash at its end.
    var baseURL: String
    var key: Secret?
    var encoding = Encoding.auto
    /// How long a create may take.
    var submitTimeout: Duration = .seconds(100)
    /// How long a poll may take.
    var pollTimeout: Duration = .seconds(20)
    /// How long fetching a video may take.
    var fetchTimeout: Duration = .seconds(600)
}
