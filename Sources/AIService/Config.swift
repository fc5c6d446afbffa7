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
        isTestProviderEnabled = settings.value(
            "TEST_PROVIDER_ENABLED", .boolean, default: false,
            help: "Offers the model `test`, which ends at once as the prompt says; for tests and benchmarks.")
    }
}
