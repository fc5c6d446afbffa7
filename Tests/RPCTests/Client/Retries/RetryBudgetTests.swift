import Testing

@testable import RPC

@Suite("The budget of repetitions")
struct RetryBudgetTests {
    private static func budget(tokensMax: Int = 10) -> RetryBudget {
        var limits = RPCRetryLimits()
        limits.tokensMax = tokensMax
        return RetryBudget(limits)
    }

    @Test("half of the tokens may be spent; ten successes earn one")
    func tokens() {
        let budget = Self.budget()
        let allowed = (0..<10).map { _ in budget.failed() }
        #expect(allowed == Array(repeating: true, count: 4) + Array(repeating: false, count: 6))
        // It is empty now, and more than six tokens are needed for a repetition.
        for _ in 0..<60 { budget.succeeded() }
        #expect(!budget.failed())
        for _ in 0..<11 { budget.succeeded() }
        #expect(budget.failed())
    }

    @Test("no number of successes earns more than the bucket holds")
    func full() {
        let budget = Self.budget()
        for _ in 0..<1000 { budget.succeeded() }
        #expect((0..<10).filter { _ in budget.failed() }.count == 4)
    }

    @Test("a bucket without tokens allows nothing")
    func empty() {
        #expect(!Self.budget(tokensMax: 0).failed())
    }
}
