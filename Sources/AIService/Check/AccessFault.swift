/// What keeps a provider from being used, found without ordering anything of it.
struct AccessFault: Error, Sendable, Hashable, Encodable {
    /// Stable reasons, fit for programs.
    enum Code: String, Sendable, Encodable {
        /// A setting is missing, or can't be used.
        case settingWrong = "setting_wrong"
        /// A file that a setting names is missing, or can't be used.
        case fileUnusable = "file_unusable"
        /// ffmpeg, ffprobe or the captions' font is missing.
        case rendererUnavailable = "renderer_unavailable"
        /// The renderer does not make what it is to make.
        case renderFailed = "render_failed"
        /// No connection could be made.
        case unreachable
        /// There is no trusted connection.
        case notTrusted = "not_trusted"
        /// No answer came in time.
        case timedOut = "timed_out"
        /// The key is not one of the provider's.
        case keyRefused = "key_refused"
        /// The key is known, and may not do this.
        case notPermitted = "not_permitted"
        /// The address is not that of the API.
        case notFound = "not_found"
        /// The provider asks to wait, or its quota is used up.
        case busy
        /// The provider fails by itself.
        case providerFailing = "provider_failing"
        /// What was answered is not the API's.
        case unreadable
        /// The model is not offered to this key.
        case modelNotOffered = "model_not_offered"
        /// The model's provider has taken it away.
        case modelRetired = "model_retired"
    }

    let code: Code
    /// What is wrong, in a sentence without its full stop.
    let problem: String
    /// How to mend it, in a sentence.
    let remedy: String

    init(_ code: Code, _ problem: String, _ remedy: String) {
        self.code = code
        self.problem = problem
        self.remedy = remedy
    }
}
