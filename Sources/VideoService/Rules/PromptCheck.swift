import RPC
import Synchronization
import VeoGenAPI

/// Has prompts judged by AIService before anything is stored or spent.
final class PromptCheck: Sendable {
    private let client: AIClient
    private let timeout: Duration
    private let pausedUntil = Mutex<ContinuousClock.Instant?>(nil)

    init(client: AIClient, timeout: Duration) {
        self.client = client
        self.timeout = timeout
    }

    /// Whether the prompt was judged; false when AIService gave no answer in time, and the worker is to ask.
    ///
    /// - Parameter metadata: of the user's own call, whose credentials go along.
    /// - Throws: `RPCError` with reason `prompt_rejected` for an unsafe prompt.
    func isJudged(_ prompt: String, metadata: RPCMetadata) async throws(RPCError) -> Bool {
        let moment = ContinuousClock.now
        guard pausedUntil.withLock({ $0.map { $0 <= moment } ?? true }) else { return false }
        let options = RPCCallOptions(timeout: timeout, metadata: metadata)
        let analysis: ContentAnalysis
        do {
            analysis = try await client.analyzeContent(AnalyzeContentRequest(content: prompt), options: options)
        } catch {
            if error.code == .cancelled, Task.isCancelled { throw error }
            pausedUntil.withLock { $0 = .now + Limits.analysisPause }
            return false
        }
        if let rejection = Self.rejection(of: analysis) { throw rejection }
        return true
    }

    /// The error for an unsafe prompt, with what was found in it; nil for a safe one.
    static func rejection(of analysis: ContentAnalysis) -> RPCError? {
        guard !analysis.safe else { return nil }
        let faults = analysis.reasons.map {
            FieldFault(location: ["body", "prompt"], type: "prompt_rejected", message: $0)
        }
        return RPCError(.failedPrecondition, reason: "prompt_rejected", message: "Prompt rejected", faults: faults)
    }
}
