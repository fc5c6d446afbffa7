/// What became of the latest submissions, by the caller's name for them: a caller that lost the answer gets the same
/// one again, and nothing is sent a second time. A submission goes on when its caller goes away.
actor Submissions {
    /// Calls that are remembered; beyond it the oldest are forgotten.
    static let callsMax = 10_000

    private var outcomes: [String: Task<SubmitOutcome, Never>] = [:]
    /// The remembered calls, oldest first.
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
        case .notSent: forget(callID, task)
        case .rejected, .accepted, .unknown: break
        }
        return outcome
    }

    private func forget(_ callID: String, _ task: Task<SubmitOutcome, Never>) {
        // It may have been forgotten already, and be sent again by another task.
        guard outcomes[callID] == task else { return }
        outcomes[callID] = nil
        if let index = order.lastIndex(of: callID) { order.remove(at: index) }
    }
}
