import HTTPClient
import Identity
import RPC
import ServiceRuntime

/// The settings of AIService.
struct Config: ServiceConfig {
    /// How its connections are secured.
    let rpc: RPCSettings
    /// Where it listens.
    let listener: RPCListenerSettings
    /// Where AuthService is.
    let auth: RPCTargetSettings
    /// Who counts as a service.
    let peers: PeerTrust
    /// The draft renderer's folder and limits.
    let draftSettings: DraftSettings
    /// The server of the OpenAI videos protocol with its models, if there is one.
    let openAIVideo: (settings: OpenAIVideoSettings, models: [RemoteModel])?
    /// How often its videos are asked for.
    let openAIVideoPollInterval: Duration
    /// How Gemini is reached, if it is.
    let gemini: GeminiSettings?
    /// The models that make videos there.
    let geminiVideoModels: [RemoteModel]
    /// Veo on Vertex AI with its models, if it is used.
    let vertex: (settings: VertexSettings, models: [RemoteModel])?
    /// How the way out leads to providers.
    let outbound: HTTPClientConfiguration
    /// Bytes of a provider's video.
    let resultBytesMax: Int
    /// Whether the instant provider for tests is on.
    let isTestProviderEnabled: Bool

    init(from settings: inout Settings) {
        rpc = RPCSettings(from: &settings)
        listener = rpc.listener("AI", of: "AIService", callers: ["gateway", "video", "worker"], from: &settings)
        auth = rpc.target("AUTH", of: "AuthService", from: &settings)
        peers = PeerTrust(rpc, from: &settings)
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
        gemini = Self.gemini(&settings)
        geminiVideoModels = Self.geminiVideoModels(&settings, isGeminiUsed: gemini != nil)
        vertex = Self.vertex(&settings)
        outbound = Self.outbound(&settings)
        resultBytesMax = settings.value(
            "RESULT_BYTES_MAX", .bytes(in: 1 << 20...4 << 30), default: 2 << 30,
            help: "The largest video that is fetched from a provider.")
        isTestProviderEnabled = settings.value(
            "TEST_PROVIDER_ENABLED", .boolean, default: false,
            help: "Offers the model `test`, which ends at once as the prompt says; for tests and benchmarks.")
    }
}
