import Testing
import VeoGenAPI

@testable import AIService

@Suite("Errors in the words of the contract")
struct GenerationMessageTests {
    @Test(
        "say in whole seconds when to come again, and never too early",
        arguments: [
            (Duration.zero, Int32(0)), (.milliseconds(1), 1), (.seconds(2), 2), (.milliseconds(2100), 3),
            (.seconds(Int64.max), .max),
        ])
    func retryAfter(_ wait: Duration, _ seconds: Int32) {
        let refused = GenerationError(ProviderError(.providerBusy, "", retryAfter: wait), isPermanent: false)
        #expect(refused.retryAfter == seconds)
        let failed = GenerationError(GenerationFailure(.providerFailed, "", isPermanent: false, retryAfter: wait))
        #expect(failed.retryAfter == seconds)
    }
}
