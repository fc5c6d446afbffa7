/// How Veo on Vertex AI is reached.
struct VertexSettings: Sendable {
    static let locationDefault = "us-central1"

    /// The address before `/v1`.
    var baseURL: String
    /// The project that pays.
    var project: String
    var location: String
    var account: ServiceAccount
    /// How long a create may take.
    var submitTimeout: Duration = .seconds(100)
    /// How long a poll, or getting a token, may take.
    var pollTimeout: Duration = .seconds(30)
    /// How long fetching a video may take.
    var fetchTimeout: Duration = .seconds(600)
    /// How often unfinished videos are asked for; Google's guidance.
    var pollInterval: Duration = .seconds(10)

    /// The public address of a location.
    static func publicBaseURL(_ location: String) -> String {
        location == "global"
            ? "https://aiplatform.googleapis.com" : "https://\(location)-aiplatform.googleapis.com"
    }
}
