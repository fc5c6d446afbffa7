import Synchronization
import Testing

@testable import ServiceRuntime

@Suite struct HealthTests {
    private struct Broken: Error {}

    /// Never ends, and doesn't heed its cancellation either.
    @Sendable private static func hang() async -> HealthResult {
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        return .usable()
    }

    @Test("all usable is ok, and the report has every check by name")
    func ok() async {
        let health = Health()
        health.add("postgresql") { .usable("16.2 \"x\"") }
        health.add("ai", isRequired: false) { .usable() }
        let report = await health.report()
        #expect(report.isReady)
        let expected =
            #"{"status":"ok","checks":{"ai":{"status":"ok"},"postgresql":{"status":"ok","detail":"16.2 \"x\""}}}"#
        #expect(report.json == expected)
    }

    @Test("a required dependency that fails makes the process unready; another one only degrades it")
    func failures() async {
        let health = Health()
        health.add("cache", isRequired: false) { .failed("gone") }
        #expect(await health.report().status == .degraded)
        #expect(await health.report().isReady)
        health.add("postgresql") { throw Broken() }
        let report = await health.report()
        #expect(report.status == .unavailable)
        #expect(!report.isReady)
        #expect(report.checks["postgresql"] == .failed("Broken"))
    }

    @Test("a check that hangs fails by its timeout, and isn't started again beside itself")
    func timeout() async {
        let health = Health()
        let runs = Atomic<Int>(0)
        health.add("stuck", timeout: .milliseconds(20), resultLifetime: .zero) {
            runs.wrappingAdd(1, ordering: .relaxed)
            return await Self.hang()
        }
        let expected = HealthResult.failed("no answer within 0.02 seconds")
        for _ in 0..<3 { #expect(await health.report().checks["stuck"] == expected) }
        #expect(runs.load(ordering: .relaxed) == 1)
    }

    @Test("many who ask at once share one run, and its result is kept for a moment")
    func sharing() async {
        let health = Health()
        let runs = Atomic<Int>(0)
        health.add("db", resultLifetime: .seconds(3600)) {
            runs.wrappingAdd(1, ordering: .relaxed)
            await Task.yield()
            return .usable()
        }
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { await health.report().isReady } }
            for await isReady in group { #expect(isReady) }
        }
        #expect(runs.load(ordering: .relaxed) == 1)
    }

    @Test("a result that has expired is found anew")
    func expiry() async {
        let health = Health()
        let runs = Atomic<Int>(0)
        health.add("db", resultLifetime: .zero) { .usable("\(runs.wrappingAdd(1, ordering: .relaxed).newValue)") }
        #expect(await health.report().checks["db"] == .usable("1"))
        #expect(await health.report().checks["db"] == .usable("2"))
    }

    @Test("a process that stops isn't ready, however well its dependencies are")
    func stopping() async {
        let health = Health()
        health.add("db") { .usable() }
        health.beginStopping()
        #expect(await health.report().status == .stopping)
        #expect(await health.report().isReady == false)
    }

    @Test("a detail is bounded and escaped in the report")
    func detail() {
        let report = HealthReport(
            status: .unavailable, checks: ["d": .failed("\n" + String(repeating: "é", count: 999))])
        #expect(report.json.contains(#""detail":"\né"#))
        #expect(report.json.utf8.count < 2 * HealthLimits.detailBytesMax)
    }
}
