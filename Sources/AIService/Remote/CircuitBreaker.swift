import Synchronization

/// Stops submissions to a provider while each of them would risk money or is known to be in vain; polls go on.
///
/// It opens when the fates of too many submissions are unknown: each of those may have been paid for nothing. After a
/// pause one submission may try; what becomes of it decides. It also waits as long as a provider asks that does not say
/// what became of an order. What is refused to one key is that key's matter.
final class CircuitBreaker: Sendable {
    /// When the breaker opens and for how long.
    struct Policy: Sendable {
        /// How far back outcomes count.
        var window: Duration = .seconds(300)
        /// Share of unknown outcomes above which it opens, in percent.
        var unknownPercentMax = 5
        /// Unknown outcomes below which it stays closed, whatever their share: one lost answer is no pattern.
        var unknownCountMin = 3
        /// The first pause; each further one is twice as long, up to `pauseMax`.
        var pause: Duration = .seconds(60)
        var pauseMax: Duration = .seconds(600)
    }

    /// What a submission tells about its provider.
    enum Outcome: Sendable {
        /// The provider gave a whole answer.
        case answered
        /// Nobody knows; and how long the provider asks to be left alone, if it does.
        case unknown(wait: Duration?)
        /// Nothing was sent, so nothing was learnt.
        case notSent
    }

    private struct State {
        var outcomes: [(at: ContinuousClock.Instant, isUnknown: Bool)] = []
        var waitUntil: ContinuousClock.Instant?
        var openUntil: ContinuousClock.Instant?
        var pause: Duration?
        var isTrying = false
    }

    /// Outcomes that are remembered.
    private static let outcomesMax = 1000
    private let policy: Policy
    private let state = Mutex(State())

    init(_ policy: Policy = Policy()) {
        self.policy = policy
    }

    /// Nil when a submission may go; it must then be followed by ``record(_:now:)``. Otherwise how long to wait.
    func permit(now: ContinuousClock.Instant = .now) -> Duration? {
        state.withLock { state in
            if let until = state.waitUntil {
                if until > now { return now.duration(to: until) }
                state.waitUntil = nil
            }
            guard let until = state.openUntil else { return nil }
            if until > now { return now.duration(to: until) }
            if state.isTrying { return policy.pause }
            state.isTrying = true
            return nil
        }
    }

    /// Notes what became of a submission.
    func record(_ outcome: Outcome, now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            let wasTrying = state.isTrying
            state.isTrying = false
            switch outcome {
            case .notSent: return
            case .answered: note(false, wasTrying, &state, now)
            case .unknown(let wait):
                if let wait { state.waitUntil = now.advanced(by: wait) }
                note(true, wasTrying, &state, now)
            }
        }
    }

    private func note(_ isUnknown: Bool, _ wasTrying: Bool, _ state: inout State, _ now: ContinuousClock.Instant) {
        if wasTrying, !isUnknown {
            state = State(waitUntil: state.waitUntil)
            return
        }
        state.outcomes.removeAll { $0.at.duration(to: now) > policy.window }
        if state.outcomes.count >= Self.outcomesMax { state.outcomes.removeFirst() }
        state.outcomes.append((now, isUnknown))
        let unknown = state.outcomes.count { $0.isUnknown }
        guard unknown >= policy.unknownCountMin,
            unknown * 100 > state.outcomes.count * policy.unknownPercentMax, isUnknown
        else { return }
        let pause = min(state.pause.map { $0 * 2 } ?? policy.pause, policy.pauseMax)
        state.pause = pause
        state.openUntil = now.advanced(by: pause)
    }
}
