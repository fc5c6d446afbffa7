import Foundation
import Testing

@testable import AIService

@Suite("The order of a live check")
struct LiveOrderTests {
    private func model(_ id: String, _ price: Int, seconds: [Int] = [4, 8], retiresAt: String? = nil) -> RemoteModel {
        var model = RemoteModel(
            id: id, upstreamModel: nil, description: "", seconds: seconds, qualities: [.standard, .draft],
            aspectRatios: [.portrait], pricePerSecondMicros: price, accepts: nil, sizes: nil)
        model.pricesPerSecondMicros = ["draft": price / 2]
        model.retiresAt = retiresAt
        return model
    }

    @Test("is the cheapest that the provider's models make, in price and then in length")
    func cheapest() async throws {
        try await TestFiles.withFolder { folder in
            let models = [
                model("a", 100), model("b", 60, seconds: [8, 6]), model("c", 80, seconds: [6]),
                model("gone", 2, retiresAt: "2020-01-01"),
            ]
            let provider = try OpenAITesting.provider("http://127.0.0.1:1", in: folder, models: models)
            let order = try #require(LiveOrder(provider))
            #expect(order.model.id == "b" && order.seconds == 6 && order.quality == .draft)
            #expect(order.aspectRatio == .portrait && order.priceMicros == 180)
            #expect(order.priceRule == "6 s at 0.000030 USD a second of draft")
            let retired = try OpenAITesting.provider(
                "http://127.0.0.1:1", in: folder, models: [model("gone", 2, retiresAt: "2020-01-01")])
            #expect(LiveOrder(retired) == nil)
        }
        #expect(LiveOrder.dollars(12_345_678) == "12.345678 USD" && LiveOrder.dollars(5) == "0.000005 USD")
    }

    @Test("that is surely not sent is tried again when its provider says, and three times at most")
    func attempts() async throws {
        let clock = TestClock()
        try await TestFiles.withFolder { folder in
            try await FakeUpstreamProcess.with(in: folder) { upstream in
                let gate = OrderGate(OrderLimits(ordersPerMinute: 1), now: { clock.now })
                let provider = try OpenAITesting.provider(upstream.address, in: folder, gate: gate)
                _ = try await ProviderConformance.accepted(OpenAITesting.request("a cat"), provider)
                let order = try #require(LiveOrder(provider))
                // Nobody lets the clock go on: the minute is never over.
                let stuck = LiveRun(order: order, patience: .seconds(600), pause: { _ in })
                let held = try await stuck.receipt(order.request("a dog", seed: 1))
                #expect(held.failure?.code == "provider_busy" && held.attempts == LiveRun.attemptsMax)
                let waiting = LiveRun(
                    order: order, patience: .seconds(600),
                    pause: { wait in
                        clock.advance(wait)
                        await Task.yield()
                    })
                let made = try await waiting.receipt(order.request("a dog", seed: 1))
                #expect(made.isFine && made.attempts == 2)
                let billed = try upstream.billed()
                #expect(billed.count == 2)
            }
        }
    }
}
