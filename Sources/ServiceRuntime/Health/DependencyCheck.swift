/// One dependency's check: at most one run at a time, bounded in time, its result shared and kept for a moment.
actor DependencyCheck {
    /// Whether readiness depends on it.
    nonisolated let isRequired: Bool
    private let check: @Sendable () async throws -> HealthResult
    private let timeout: Duration
    private let resultLifetime: Duration

    private var last: (result: HealthResult, expiry: ContinuousClock.Instant)?
    private var run: UInt64 = 0
    private var isRunning = false
    private var waiters: [CheckedContinuation<HealthResult, Never>] = []

    init(
        isRequired: Bool, timeout: Duration, resultLifetime: Duration,
        check: @escaping @Sendable () async throws -> HealthResult
    ) {
        self.isRequired = isRequired
        self.timeout = timeout
        self.resultLifetime = resultLifetime
        self.check = check
    }

    /// A recent result, or that of a new run. It comes within the timeout, even when the check never ends.
    func result() async -> HealthResult {
        if let last, last.expiry > .now { return last.result }
        // The run before timed out and still hangs: another one would only hang beside it.
        if isRunning, waiters.isEmpty { return timedOutResult }
        if !isRunning { start() }
        return await withCheckedContinuation { waiters.append($0) }
    }

    private var timedOutResult: HealthResult { .failed("no answer within \(timeout)") }

    private func start() {
        run &+= 1
        isRunning = true
        let run = run
        let check = check
        let running = Task {
            do {
                ended(run, try await check())
            } catch {
                // The error's own words may hold an address or a statement: its type is enough for a report.
                ended(run, .failed("\(type(of: error))"))
            }
        }
        Task {
            try? await Task.sleep(for: timeout)
            if answer(run, timedOutResult) { running.cancel() }
        }
    }

    private func ended(_ run: UInt64, _ result: HealthResult) {
        isRunning = false
        answer(run, result)
    }

    /// Gives the result to all who wait, unless they have one already.
    @discardableResult
    private func answer(_ run: UInt64, _ result: HealthResult) -> Bool {
        guard run == self.run, !waiters.isEmpty else { return false }
        last = (result, .now + resultLifetime)
        for waiter in waiters { waiter.resume(returning: result) }
        waiters = []
        return true
    }
}
