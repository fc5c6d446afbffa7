import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Budgets", .timeLimit(.minutes(2)))
struct BudgetTests {
    /// Of one second; the videos of these tests have five.
    private static let price: Int64 = 100_000

    @Test("Of many requests at once, as many are accepted as the user's budget pays for, and no more")
    func userLimit() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros, $0.userBudget) = (false, Self.price, DollarAmount("5"))
        }) { service in
            let refusals = await Self.generate(service, times: 40) { _ in service.user }
            #expect(refusals.count == 30)
            #expect(Set(refusals.map(\.reason)) == ["budget_exceeded"])
            #expect(Set(refusals.map(\.message)) == ["Your budget for this month does not suffice"])
            #expect(try await service.number("SELECT count(*) FROM video") == 10)
            #expect(try await service.number("SELECT count(*) FROM event") == 10)
            #expect(try await service.queue.unfinishedCount() == 10)
            let usage = try await Self.usage(service)
            #expect((usage.held, usage.spent, usage.limit, usage.left) == (5, 0, 5, 0))
            #expect(usage.models == [ModelUsage(model: "draft", spent: 0, held: 5, videos: 0, seconds: 0)])
            _ = try await service.client.generateVideo(Self.wish, options: service.by(.random()))
            try await Self.expectSums(service)
        }
    }

    @Test("All users together spend no more than the total budget")
    func totalLimit() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros, $0.totalBudget) = (false, Self.price, DollarAmount("3.7"))
        }) { service in
            let users = try (0..<4).map { _ in try UniqueID.random() }
            let refusals = await Self.generate(service, times: 32) { users[$0 % users.count] }
            #expect(refusals.count == 25)
            #expect(Set(refusals.map(\.message)) == ["The budget of all users for this month does not suffice"])
            #expect(try await service.number("SELECT count(*) FROM video") == 7)
            try await Self.expectSums(service)
        }
    }

    @Test("What a finished video has cost is spent, and what another would have is free again")
    func settling() async throws {
        try await TestService.run({
            ($0.ai.pricePerSecondMicros, $0.userBudget) = (Self.price, DollarAmount("1"))
        }) { service in
            _ = try await service.finished(service.generate())
            var usage = try await Self.usage(service)
            #expect((usage.held, usage.spent, usage.left) == (0, 0.5, 0.5))
            #expect(usage.models == [ModelUsage(model: "draft", spent: 0.5, held: 0, videos: 1, seconds: 5)])
            service.ai.change { $0.submission = .rejected(permanent: true) }
            let refused = try await service.generate()
            _ = try await service.finished(refused)
            #expect(try await Self.usage(service).held == 0)
            service.ai.change { $0.submission = .notSent(retryAfter: 3600) }
            _ = try await service.client.regenerateVideo(RegenerateVideoRequest(id: refused), options: service.by())
            #expect(try await Self.usage(service).held == 0.5)
            #expect(await refusal { try await service.generate() }?.reason == "budget_exceeded")
            // Cancelled in the middle of sending, it might be paid for.
            for try await event in service.client.watchEvents(
                WatchEventsRequest(videoID: refused, afterSequence: 0), options: service.by())
            where event.currentStep == "Waiting for the AI service" { break }
            _ = try await service.client.cancelVideo(CancelVideoRequest(id: refused), options: service.by())
            #expect(try await Self.usage(service).left == 0.5)
            usage = try await Self.usage(service)
            #expect((usage.held, usage.spent) == (0, 0.5))
            try await Self.expectSums(service)
        }
    }

    @Test("A failed video is made again only while the budget pays for it")
    func regeneration() async throws {
        try await TestService.run({
            ($0.ai.pricePerSecondMicros, $0.userBudget) = (Self.price, DollarAmount("0.9"))
            $0.ai.submission = .rejected(permanent: true)
        }) { service in
            let failed = try await service.generate()
            _ = try await service.finished(failed)
            service.ai.change { $0.submission = .doneAtOnce }
            _ = try await service.finished(service.generate())
            let error = await refusal {
                try await service.client.regenerateVideo(RegenerateVideoRequest(id: failed), options: service.by())
            }
            #expect(error?.reason == "budget_exceeded")
            #expect(try await service.get(failed).status == .failed)
        }
    }

    @Test("What an unconfirmed call may cost stays set aside until an operator settles it by the provider's bill")
    func unconfirmed() async throws {
        try await TestService.run({
            ($0.ai.submission, $0.ai.pricePerSecondMicros, $0.outcomeWaitMax) = (.unknown, Self.price, .zero)
        }) { service in
            let id = try await service.generate()
            #expect(try await service.finished(id).error?.code == "provider_outcome_unknown")
            let budgets = BudgetStore(pool: service.pool)
            #expect(try await budgets.settleLeftovers() == 0)
            #expect(try await Self.usage(service).held == 0.5)
            let call = try #require(try await CallLedger(pool: service.pool).unknownCalls(max: 1).first).id
            #expect(try await budgets.settle(call, price: DollarAmount(micros: 300_000)))
            #expect(try await !budgets.settle(call, price: DollarAmount(micros: 300_000)))
            let usage = try await Self.usage(service)
            #expect((usage.held, usage.spent) == (0, 0.3))
            #expect(try await service.get(id).cost == Cost(estimated: 0.5, final: 0.3, billed: .true))
            try await Self.expectSums(service)
        }
    }

    @Test("A user's own limit goes before that of everybody, until it is taken away")
    func override() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros, $0.userBudget) = (false, Self.price, DollarAmount("0"))
        }) { service in
            let (budgets, owner) = (BudgetStore(pool: service.pool), PostgresUUID(service.user))
            #expect(await refusal { try await service.generate() }?.reason == "budget_exceeded")
            try await budgets.setLimit(.of(DollarAmount(micros: 500_000)), of: owner)
            _ = try await service.generate()
            #expect(await refusal { try await service.generate() }?.reason == "budget_exceeded")
            try await budgets.setLimit(MonthlyLimit.none, of: owner)
            _ = try await service.generate()
            #expect(try await Self.usage(service).limit == nil)
            try await budgets.setLimit(nil, of: owner)
            #expect(await refusal { try await service.generate() }?.reason == "budget_exceeded")
            #expect(try await Self.usage(service).left == 0)
            #expect(try await budgets.accounts(max: 5).map(\.owner) == [nil, owner])
        }
    }

    @Test("A limit that is not given stays in force, and `none` takes it away")
    func limitsStay() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros, $0.userBudget) = (false, Self.price, DollarAmount("0"))
        }) { service in
            let budgets = BudgetStore(pool: service.pool)
            try await budgets.setLimits(user: nil, total: .of(DollarAmount(micros: 2_000_000)))
            #expect(await refusal { try await service.generate() }?.message == BudgetStore.Exceeded.ofUser.message)
            try await budgets.setLimits(user: MonthlyLimit.none, total: nil)
            for _ in 0..<4 { _ = try await service.generate() }
            #expect(await refusal { try await service.generate() }?.message == BudgetStore.Exceeded.ofEveryone.message)
            #expect(MonthlyLimit("none")?.text == "none" && MonthlyLimit("None") == nil)
        }
    }

    @Test("A call that is sent while its video's cancellation waits keeps its money set aside, and is spent once paid")
    func sentWhileCancelled() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros) = (false, Self.price)
        }) { service in
            let (id, pool) = (try await service.generate(), service.pool)
            let cancellation = try await pool.transaction { transaction in
                _ = try await transaction.execute("SELECT id FROM job FOR UPDATE")
                let cancellation = Task {
                    try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
                }
                while try await service.number(Self.waitingStatement) == 0 { try Task.checkCancellation() }
                // As a worker does that has had the job in the meantime.
                for statement in Self.sendStatements { try await pool.execute(statement) }
                return cancellation
            }
            _ = try await cancellation.value
            let video = try await service.get(id)
            #expect((video.status, video.cost.billed) == (.cancelled, .unknown))
            #expect(try await BudgetStore(pool: pool).settleLeftovers() == 0)
            #expect(try await Self.usage(service).held == 0.5)
            let ledger = CallLedger(pool: pool)
            let orphan = try #require(try await ledger.orphans(max: 10).first)
            try await ledger.settle(orphan, .done(priceMicros: 400_000))
            let usage = try await Self.usage(service)
            #expect((usage.held, usage.spent) == (0, 0.4))
            try await Self.expectSums(service)
        }
    }

    private static let waitingStatement: Statement = """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        """
    private static let sendStatements: [Statement] = [
        """
        INSERT INTO provider_call (
            id, job_id, video_id, owner, attempt, provider, model, price_estimated_micros, currency, state
        ) SELECT gen_random_uuid(), job_id, id, owner, 1, provider, model, cost_estimated_micros, currency, 'prepared'
        FROM video
        """,
        "UPDATE provider_call SET state = 'sending', sent_at = now(), sends = 1",
        "UPDATE provider_call SET state = 'accepted', handle = 'h-1'",
    ]

    @Test("Videos that cost nothing need no budget and leave no trace in it")
    func free() async throws {
        try await TestService.run({ $0.userBudget = DollarAmount("0") }) { service in
            _ = try await service.finished(service.generate())
            let usage = try await Self.usage(service)
            #expect((usage.held, usage.spent, usage.models.count) == (0, 0, 0))
            #expect(try await service.number("SELECT count(*) FROM budget_hold") == 0)
            #expect(try await service.number("SELECT count(*) FROM budget_held") == 0)
        }
    }

    @Test("A month is that of the calendar; what was spent in another does not count, and can be asked for")
    func months() async throws {
        try await TestService.run({
            ($0.ai.pricePerSecondMicros, $0.userBudget) = (Self.price, DollarAmount("0.5"))
        }) { service in
            _ = try await service.finished(service.generate())
            try await service.pool.execute("UPDATE budget_spent SET month = '2024-02-01'")
            let usage = try await service.client.getUsage(GetUsageRequest(month: "2024-02"), options: service.by())
            #expect((usage.spent, usage.held) == (0.5, 0))
            #expect(
                "\(usage.periodStart) \(usage.periodEnd)" == "2024-02-01T00:00:00.000000Z 2024-03-01T00:00:00.000000Z")
            _ = try await service.generate()
            for month in ["2024-13", "2024-00", "1999-01", "24-0001", "2024/02", "2024-2 "] {
                let error = await refusal {
                    try await service.client.getUsage(GetUsageRequest(month: month), options: service.by())
                }
                #expect(error?.faults.first?.location == ["query", "month"])
            }
        }
    }

    @Test("What is left over of a job that somebody ended by hand is found by the reconciliation")
    func leftovers() async throws {
        try await TestService.run({
            ($0.runsWorker, $0.ai.pricePerSecondMicros) = (false, Self.price)
        }) { service in
            _ = try await service.generate()
            try await service.pool.execute("SELECT job_cancel(id) FROM job WHERE queue = 'video_generation'")
            #expect(try await Self.usage(service).held == 0.5)
            #expect(try await BudgetStore(pool: service.pool).settleLeftovers() == 1)
            #expect(try await Self.usage(service).held == 0)
            try await Self.expectSums(service)
        }
    }

    @Test("Amounts are read exactly, and in one form only")
    func amounts() {
        let good = ["0": 0, "25": 25_000_000, "0.5": 500_000, "0.000001": 1, "1000000000": 1_000_000_000_000_000]
        for (text, micros) in good { #expect(DollarAmount(text)?.micros == Int64(micros)) }
        for text in ["", ".", "1.", ".5", "-1", "+1", "1,5", "1e3", "0.0000001", "1000000001", " 1", "٣"] {
            #expect(DollarAmount(text) == nil, "\(text)")
        }
        #expect(DollarAmount(micros: 400_000).text == "0.400000")
        #expect(DollarAmount(micros: -1).text == "-0.000001")
    }

    private static let wish = GenerateVideoRequest(prompt: "a lighthouse", duration: 5)

    private static func usage(_ service: TestService) async throws -> Usage {
        try await service.client.getUsage(options: service.by())
    }

    /// Asks for videos at once and returns the refusals.
    private static func generate(
        _ service: TestService, times: Int, by user: @escaping @Sendable (Int) -> UniqueID
    ) async -> [RPCError] {
        await withTaskGroup(of: RPCError?.self) { group in
            for number in 0..<times {
                group.addTask {
                    do throws(RPCError) {
                        _ = try await service.client.generateVideo(wish, options: service.by(user(number)))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { refusals, error in if let error { refusals.append(error) } }
        }
    }

    /// The kept sums are those of what is set aside.
    private static func expectSums(_ service: TestService) async throws {
        let wrong = try await service.number(
            """
            SELECT count(*) FROM (
                SELECT coalesce(owner, budget_everyone()) AS owner, sum(micros) AS micros
                FROM budget_hold GROUP BY GROUPING SETS ((owner), ())
            ) AS held FULL JOIN budget_held USING (owner)
            WHERE coalesce(held.micros, 0) <> coalesce(budget_held.micros, 0)
            """)
        #expect(wrong == 0)
    }
}
