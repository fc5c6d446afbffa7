import Synchronization

/// Whose turn it is of several keys: one after the other, without those that are to be left alone.
final class KeyTurns: Sendable {
    private struct State {
        /// Until when a key is not used at all.
        var restUntil: [ContinuousClock.Instant?]
        /// Until when a key is used only if there is no other: its provider has refused it, and may do so again.
        var doubtUntil: [ContinuousClock.Instant?]
        var turn = 0
    }

    /// For how long a key is doubted that its provider has refused: as long as it may take somebody to mend that.
    static let doubt: Duration = .seconds(600)

    private let now: @Sendable () -> ContinuousClock.Instant
    private let state: Mutex<State>

    /// Turns of `count` keys, of which there is at least one.
    init(count: Int, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.now = now
        let count = max(count, 1)
        state = Mutex(
            State(restUntil: Array(repeating: nil, count: count), doubtUntil: Array(repeating: nil, count: count)))
    }

    /// Takes the next turn, without those of `tried`; nil when all others are to be left alone.
    func next(except tried: Set<Int> = []) -> Int? {
        let moment = now()
        return state.withLock { state in
            guard let key = Self.choice(state, except: tried, moment) else { return nil }
            state.turn = (key + 1) % state.restUntil.count
            return key
        }
    }

    /// How long all of them are to be left alone; nil when there is one that may be used.
    var wait: Duration? {
        let moment = now()
        return state.withLock { state in
            guard Self.choice(state, except: [], moment) == nil else { return nil }
            // Then those that are not doubted rest.
            let trusted = state.restUntil.indices.filter { !Self.isDoubted($0, state, moment) }
            let waiting = trusted.isEmpty ? Array(state.restUntil.indices) : trusted
            let ends = waiting.compactMap { state.restUntil[$0] }.filter { $0 > moment }
            return ends.min().map { moment.duration(to: $0) } ?? .zero
        }
    }

    /// How many are left alone or doubted.
    var restingCount: Int {
        let moment = now()
        return state.withLock { state in
            state.restUntil.indices.count { key in
                !Self.isPast(state.restUntil[key], moment) || Self.isDoubted(key, state, moment)
            }
        }
    }

    /// Leaves a key alone for so long.
    func rest(_ key: Int, for wait: Duration) {
        let until = now().advanced(by: wait)
        state.withLock { state in
            guard state.restUntil.indices.contains(key) else { return }
            state.restUntil[key] = max(state.restUntil[key] ?? until, until)
        }
    }

    /// Leaves all of them alone for so long.
    func restAll(for wait: Duration) {
        for key in state.withLock({ $0.restUntil.indices }) { rest(key, for: wait) }
    }

    /// A key was refused.
    func doubt(_ key: Int) {
        let until = now().advanced(by: Self.doubt)
        state.withLock { state in
            if state.doubtUntil.indices.contains(key) { state.doubtUntil[key] = until }
        }
    }

    /// A key was taken.
    func trust(_ key: Int) {
        state.withLock { state in
            if state.doubtUntil.indices.contains(key) { state.doubtUntil[key] = nil }
        }
    }

    /// The next key in its turn that is neither resting nor doubted. A doubted one when nothing else is left: with the
    /// only key wrong, an order is to fail with the provider's word rather than to wait.
    private static func choice(_ state: State, except tried: Set<Int>, _ moment: ContinuousClock.Instant) -> Int? {
        let count = state.restUntil.count
        let order = (0..<count).lazy.map { (state.turn + $0) % count }.filter { !tried.contains($0) }
        let rested = order.filter { isPast(state.restUntil[$0], moment) }
        if let key = rested.first(where: { !isDoubted($0, state, moment) }) { return key }
        let hasTrusted = order.contains { !isDoubted($0, state, moment) }
        return hasTrusted ? nil : rested.first { _ in true }
    }

    private static func isPast(_ until: ContinuousClock.Instant?, _ moment: ContinuousClock.Instant) -> Bool {
        until.map { $0 <= moment } ?? true
    }

    private static func isDoubted(_ key: Int, _ state: State, _ moment: ContinuousClock.Instant) -> Bool {
        !isPast(state.doubtUntil[key], moment)
    }
}
