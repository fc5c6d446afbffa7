import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Quotes", .timeLimit(.minutes(2)))
struct QuoteTests {
    /// A model that costs 12.3456 cents a second and makes two lengths in a size of its own.
    private static let film = Model(
        id: "film", provider: "studio", description: "For tests", durationMax: 8, qualities: [.standard, .high],
        aspectRatios: [.wide], pricePerSecondMicros: 123_456, durations: [4, 8],
        pictures: [Picture(quality: .high, aspectRatio: .wide, resolution: "1664x960")])

    @Test("A quote tells what would be made and its exact price, and stores, spends and sends nothing")
    func quotes() async throws {
        try await Self.run { service in
            var options = service.by()
            options.metadata.add("a-key", for: "idempotency-key")
            let wish = GenerateVideoRequest(prompt: "a cat", duration: 8, quality: .high, model: "film")
            let quote = try await service.client.quoteVideo(wish, options: options)
            let expected = Quote(
                model: "film", provider: "studio", duration: 8, quality: .high, aspectRatio: .wide,
                resolution: "1664x960", clips: [QuotedClip(duration: 8, price: "0.987648")], price: "0.987648",
                currency: "USD", budgetLeft: nil, accepted: true, refusal: nil)
            #expect(quote == expected)
            let free = try await service.client.quoteVideo(Self.draft, options: service.by())
            #expect((free.model, free.price, free.resolution, free.accepted) == ("draft", "0.00", nil, true))
            let rows = try await service.number(
                """
                SELECT (SELECT count(*) FROM video) + (SELECT count(*) FROM event)
                    + (SELECT count(*) FROM job WHERE kind = 'generate_video')
                    + (SELECT count(*) FROM budget_hold) + (SELECT count(*) FROM budget_held)
                    + (SELECT count(*) FROM idempotency_key) + (SELECT count(*) FROM provider_call)
                """)
            #expect(rows == 0)
            #expect(service.ai.record.analyzed.isEmpty)
            #expect(service.ai.record.submitted.isEmpty)
        }
    }

    @Test(
        "What can't be made is refused in the same words as when it is asked for",
        arguments: [
            GenerateVideoRequest(prompt: "x", duration: 6, model: "film"),
            GenerateVideoRequest(prompt: "x", duration: 9, quality: .draft, aspectRatio: .square, model: "film"),
            GenerateVideoRequest(prompt: "x", duration: 5, model: "nope"),
            GenerateVideoRequest(prompt: "", duration: 61),
        ])
    func refusals(wish: GenerateVideoRequest) async throws {
        try await Self.run { service in
            let quoted = await refusal { try await service.client.quoteVideo(wish, options: service.by()) }
            let asked = await refusal { try await service.client.generateVideo(wish, options: service.by()) }
            #expect(quoted?.code == .invalidArgument)
            #expect(quoted?.reason == asked?.reason)
            #expect(quoted?.faults == asked?.faults)
            #expect(quoted?.faults.isEmpty == false)
        }
    }

    @Test("A length between those of a model is refused with those that it makes")
    func lengths() async throws {
        try await Self.run { service in
            let wish = GenerateVideoRequest(prompt: "x", duration: 6, model: "film")
            let error = await refusal { try await service.client.quoteVideo(wish, options: service.by()) }
            #expect(error?.faults.map(\.message) == ["Input should be one of 4, 8 for model 'film'"])
            #expect(error?.faults.map(\.location) == [["body", "duration"]])
        }
    }

    @Test("A wish that names no length gets the longest of its model's up to thirty seconds")
    func usualLength() throws {
        var model = Self.film
        let wish = GenerateVideoRequest(prompt: "x")
        #expect(try VideoPlan(wish, model: model).duration == 8)
        model.durations = [40, 60]
        model.durationMax = 60
        #expect(try VideoPlan(wish, model: model).duration == 40)
        model.durations = []
        #expect(try VideoPlan(wish, model: model).duration == 30)
        model.durationMax = 20
        #expect(try VideoPlan(wish, model: model).duration == 20)
    }

    @Test("The price is what is set aside, and the budget is told as it will be met")
    func budget() async throws {
        try await Self.run({ $0.userBudget = DollarAmount("1.5") }) { service in
            let wish = GenerateVideoRequest(prompt: "a cat", duration: 8, model: "film")
            let first = try await service.client.quoteVideo(wish, options: service.by())
            #expect((first.accepted, first.budgetLeft, first.refusal) == (true, "1.50", nil))
            _ = try await service.client.generateVideo(wish, options: service.by())
            let held = try await service.number("SELECT micros FROM budget_hold")
            #expect(DollarAmount(micros: held).decimal == first.price)

            let second = try await service.client.quoteVideo(wish, options: service.by())
            let refused = await refusal { try await service.client.generateVideo(wish, options: service.by()) }
            #expect((second.accepted, second.budgetLeft) == (false, "0.512352"))
            #expect(second.refusal?.code == refused?.reason)
            #expect(second.refusal?.message == refused?.message)
            let shorter = GenerateVideoRequest(prompt: "a cat", duration: 4, model: "film")
            #expect(try await service.client.quoteVideo(shorter, options: service.by()).accepted)
            #expect(try await service.client.quoteVideo(Self.draft, options: service.by()).accepted)
            let other = try await service.client.quoteVideo(wish, options: service.by(.random()))
            #expect((other.accepted, other.budgetLeft) == (true, "1.50"))
        }
    }

    @Test("A budget that a price exactly uses up suffices, and one of all users is met without telling what it is")
    func limits() async throws {
        try await Self.run({ $0.totalBudget = DollarAmount("0.987648") }) { service in
            let wish = GenerateVideoRequest(prompt: "a cat", duration: 8, model: "film")
            #expect(try await service.client.quoteVideo(wish, options: service.by()).accepted)
            _ = try await service.client.generateVideo(wish, options: service.by())
            let quote = try await service.client.quoteVideo(wish, options: service.by())
            #expect((quote.accepted, quote.budgetLeft, quote.refusal?.code) == (false, nil, "budget_exceeded"))
            #expect(quote.refusal?.message == "The budget of all users for this month does not suffice")
        }
    }

    @Test("A quality with a price of its own is quoted, set aside and counted at that price")
    func pictures() async throws {
        var model = Self.film
        model.id = "tiers"
        model.pictures = [
            Picture(quality: .standard, aspectRatio: .wide, resolution: "1280x720", pricePerSecondMicros: 100_000),
            Picture(quality: .high, aspectRatio: .wide, resolution: "1920x1080", pricePerSecondMicros: 120_000),
        ]
        let tiers = model
        try await Self.run({ $0.ai.otherModels = [tiers] }) { service in
            for (quality, price) in [(Quality.standard, "0.80"), (.high, "0.96")] {
                let wish = GenerateVideoRequest(prompt: "a cat", duration: 8, quality: quality, model: "tiers")
                let quote = try await service.client.quoteVideo(wish, options: service.by())
                #expect((quote.price, quote.clips.map(\.price)) == (price, [price]))
                let id = try await service.client.generateVideo(wish, options: service.by()).jobID
                #expect(try await service.get(id).cost.estimated == Double(price))
            }
            #expect(try await service.number("SELECT sum(micros)::bigint FROM budget_hold") == 1_760_000)
            #expect(
                try await service.number("SELECT sum(price_per_second_micros)::bigint FROM video") == 220_000)
        }
    }

    @Test("A model that its provider takes away is warned of from thirty days before")
    func retirement() throws {
        var model = Self.film
        model.retiresAt = Timestamp(microseconds: 1_798_070_400_000_000)
        let plan = try VideoPlan(GenerateVideoRequest(prompt: "x", duration: 8), model: model)
        let day: Int64 = 86_400
        #expect(plan.warnings(now: 1_798_070_400 - 30 * day - 1).isEmpty)
        let before = ["The model 'film' is taken away by its provider on 2026-12-24"]
        #expect(plan.warnings(now: 1_798_070_400 - 30 * day) == before)
        #expect(plan.warnings(now: 1_798_070_399) == before)
        let after = ["The model 'film' was to be taken away by its provider on 2026-12-24"]
        #expect(plan.warnings(now: 1_798_070_400) == after)
        model.retiresAt = nil
        #expect(try VideoPlan(plan.wish, model: model).warnings(now: 1_798_070_400).isEmpty)
    }

    @Test("A full queue is told")
    func queue() async throws {
        try await Self.run({ $0.queueSizeMax = 1 }) { service in
            #expect(try await service.client.quoteVideo(Self.draft, options: service.by()).accepted)
            _ = try await service.generate()
            let quote = try await service.client.quoteVideo(Self.draft, options: service.by())
            #expect((quote.accepted, quote.refusal?.code) == (false, "queue_full"))
        }
    }

    @Test("Amounts are written exactly, with two digits after the point or as many as they need")
    func amounts() {
        let texts = [0, 1, 400_000, 3_200_000, 123_450_000, 12_345_678, -1_500_000].map {
            DollarAmount(micros: $0).decimal
        }
        #expect(texts == ["0.00", "0.000001", "0.40", "3.20", "123.45", "12.345678", "-1.50"])
    }

    private static let draft = GenerateVideoRequest(prompt: "a cat", duration: 5)

    private static func run(
        _ configure: @escaping @Sendable (inout TestService.Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        try await TestService.run(
            { options in
                options.runsWorker = false
                options.ai.otherModels = [film]
                configure(&options)
            }, body)
    }
}
