import ServiceLifecycle

/// Stops the renders with the process, so that no ffmpeg outlives it. To be started before the server: what starts
/// first is stopped last, when no call can begin another render.
struct DraftShutdown: Service {
    let provider: DraftProvider

    func run() async {
        // Cancelled or asked to stop, the renders have to end either way.
        try? await gracefulShutdown()
        await provider.shutdown()
    }
}
