import Synchronization

/// What a process depends on, by name, and whether it wants work.
///
/// Liveness (the process answers at all) needs no check: failing it makes an orchestrator restart the process, which
/// mends no dependency. Readiness is the report's `isReady`.
public final class Health: Sendable {
    private struct State {
        var checks: [String: DependencyCheck] = [:]
        var isStopping = false
    }

    private let state = Mutex(State())

    /// Without dependencies.
    public init() {}

    /// Adds a dependency, or replaces the one of that name. An error that `check` throws is a failure; only its type
    /// is reported.
    /// - Parameters:
    ///   - isRequired: whether the process can't do its work without it.
    ///   - timeout: when the check counts as failed; it is then cancelled.
    public func add(
        _ name: String, isRequired: Bool = true, timeout: Duration = HealthLimits.checkTimeout,
        resultLifetime: Duration = HealthLimits.resultLifetime,
        check: @escaping @Sendable () async throws -> HealthResult
    ) {
        let dependency = DependencyCheck(
            isRequired: isRequired, timeout: timeout, resultLifetime: resultLifetime, check: check
        )
        state.withLock { $0.checks[name] = dependency }
    }

    /// From now on the process isn't ready, so that no new work is sent to it while it finishes the old.
    public func beginStopping() {
        state.withLock { $0.isStopping = true }
    }

    /// Runs all checks at the same time.
    public func report() async -> HealthReport {
        let (checks, isStopping) = state.withLock { ($0.checks, $0.isStopping) }
        var results: [String: HealthResult] = [:]
        await withTaskGroup(of: (String, HealthResult).self) { group in
            for (name, check) in checks {
                group.addTask { (name, await check.result()) }
            }
            for await (name, result) in group { results[name] = result }
        }
        let failed = results.filter { !$0.value.isUsable }.keys
        let isUnavailable = failed.contains { checks[$0]?.isRequired == true }
        let status: HealthReport.Status =
            isStopping ? .stopping : isUnavailable ? .unavailable : failed.isEmpty ? .ok : .degraded
        return HealthReport(status: status, checks: results)
    }
}
