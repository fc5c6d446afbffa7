import Subprocess

/// Draws a film's frames one by one, as fast as ffmpeg takes them.
struct FrameFeed: Sendable {
    let request: GenerationRequest
    /// The size in which frames are drawn.
    let drawn: FrameSize

    /// Writes every frame; the pipe's backpressure sets the pace, and one frame is in memory at a time.
    ///
    /// Ends early when the task is cancelled or ffmpeg has stopped reading: its exit status and last words say why.
    func write(to input: StandardInputWriter) async {
        await withTaskExecutorPreference(DrawingExecutor()) { await drawAll(into: input) }
    }

    private func drawAll(into input: StandardInputWriter) async {
        var renderer = SceneRenderer(request, size: drawn)
        for number in 0..<request.frameCount {
            renderer.draw(number)
            guard !Task.isCancelled, await Self.send(renderer.bytes, to: input) else { return }
        }
    }

    // Swift 6.3.1 crashes in LLVM's coroutine splitting when this call's typed error is handled inside the loop.
    @inline(never)
    private static func send(_ bytes: [UInt8], to input: StandardInputWriter) async -> Bool {
        do {
            return try await input.write(bytes) == bytes.count
        } catch {
            return false
        }
    }
}
