/// What became of the latest submissions, by the caller's name for them: a caller that lost the answer gets the same
/// one again, and nothing is sent a second time. A submission goes on when its caller goes away.
actor Submissions {
    /// Calls that are remembered; beyond it the oldest are forgotten.
    static let callsMax = 10_000

    private var outcomes: [String: Task<SubmitOutcome, Never>] = [:]
    private var order: [String] = []

    /// What became of a call, when it is over; nil for one that is not remembered.
    func outcome(of callID: String) async -> SubmitOutcome? {
        await outcomes[callID]?.value
    }

    /// Returns what became of a call, making it with `send` when it is new. What was surely not sent is forgotten, so
    /// that it can be tried again.
    func outcome(of callID: String, _ send: @escaping @Sendable () async -> SubmitOutcome) async -> SubmitOutcome {
        if let known = outcomes[callID] { return await known.value }
        let task = Task { await send() }
        outcomes[callID] = task
        order.append(callID)
        if order.count > Self.callsMax { outcomes[order.removeFirst()] = nil }
        let outcome = await task.value
        switch outcome {
        case .notSent: outcomes[callID] = nil
        case .rejected, .accepted, .unknown: break
        }
        return outcome
    }
}
