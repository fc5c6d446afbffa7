import HTTPClient
import ServiceRuntime

/// The settings of the providers: all that `veogen-ai check` reads, and a part of the service's.
struct ProvidersConfig: ServiceConfig {
    /// The draft renderer's folder and limits.
    private(set) var draftSettings: DraftSettings
    /// The server of the OpenAI videos protocol, as it is reached with each key, and its models; nil without one.
    let openAIVideo: (keys: [OpenAIVideoSettings], models: [RemoteModel])?
    /// How often its videos are asked for.
    let openAIVideoPollInterval: Duration
    /// How much it is asked for at most.
    let openAIVideoLimits: OrderLimits
    /// How Gemini is reached with each key; none when it is not.
    let gemini: [GeminiSettings]
    /// The models that make videos there.
    let geminiVideoModels: [RemoteModel]
    /// How much Gemini is asked for at most.
    let geminiVideoLimits: OrderLimits
    /// Veo on Vertex AI, as it is reached by each account, and its models; nil when it is not used.
    let vertex: (keys: [VertexSettings], models: [RemoteModel])?
    /// How much Vertex AI is asked for at most.
    let vertexLimits: OrderLimits
    /// How the way out leads to providers.
    let outbound: HTTPClientConfiguration
    /// Bytes of a provider's video.
    let resultBytesMax: Int

    init(from settings: inout Settings) {
        var draft = DraftSettings(
            scratchDirectory: settings.value(
                "SCRATCH_PATH", .text(), default: "/var/tmp/veogen",
                help: "Folder for videos that are being made; emptied at the start."))
        draft.ffmpeg = settings.value(
            "FFMPEG", .text(), default: draft.ffmpeg, help: "ffmpeg, by name or absolute path.")
        draft.ffprobe = settings.value(
            "FFPROBE", .text(), default: draft.ffprobe, help: "ffprobe, by name or absolute path.")
        draft.rendersMax = settings.value(
            "DRAFT_RENDERS_MAX", .integer(in: 1...64), default: draft.rendersMax,
            help: "Drafts that are drawn at one time; each keeps about two cores busy.")
        draftSettings = draft
        openAIVideo = Self.openAIVideo(&settings)
        openAIVideoPollInterval = settings.value(
            "OPENAI_VIDEO_POLL_SECONDS", .duration(in: .milliseconds(100)...(.seconds(60)), unit: .seconds),
            default: .seconds(2), help: "How often its unfinished videos are asked for.")
        openAIVideoLimits = Self.limits(&settings, "OPENAI_VIDEO")
        gemini = Self.gemini(&settings)
        geminiVideoModels = Self.geminiVideoModels(&settings, isGeminiUsed: !gemini.isEmpty)
        geminiVideoLimits = Self.limits(&settings, "GEMINI_VIDEO")
        vertex = Self.vertex(&settings)
        vertexLimits = Self.limits(&settings, "VERTEX")
        outbound = Self.outbound(&settings)
        resultBytesMax = settings.value(
            "RESULT_BYTES_MAX", .bytes(in: 1 << 20...4 << 30), default: 2 << 30,
            help: "The largest video that is fetched from a provider.")
    }

    /// The same, with files in another folder.
    func scratched(in folder: String) -> ProvidersConfig {
        var config = self
        config.draftSettings.scratchDirectory = folder
        return config
    }
}
