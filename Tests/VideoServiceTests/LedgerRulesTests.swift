import Postgres
import PostgresTesting
import Testing

@testable import VideoService

@Suite("The ledger's rules in the database", .timeLimit(.minutes(2)))
struct LedgerRulesTests {
    private static let states = [
        "prepared", "sending", "accepted", "rejected", "ambiguous", "done", "failed", "unconfirmed",
    ]
    /// Which states a paid call may go to without a proof that it was not sent.
    private static let allowed: [String: Set<String>] = [
        "prepared": ["sending", "rejected", "failed"],
        "sending": ["accepted", "rejected", "ambiguous", "done", "failed", "unconfirmed"],
        "ambiguous": ["accepted", "rejected", "unconfirmed"],
        "accepted": ["done", "failed", "unconfirmed"],
    ]

    @Test("A paid call goes forward only, from any state to any other", arguments: states)
    func forward(from state: String) async throws {
        try await withSchema { pool in
            for other in Self.states where other != state {
                let call = try await Self.call(pool, state)
                let isDone = try await Self.isDone(
                    pool,
                    """
                    UPDATE provider_call SET sent_at = now(), handle = coalesce(handle, 'h'),
                        sends = sends + ('\(other)' = 'sending')::int, state = '\(other)' WHERE id = '\(call)'
                    """)
                #expect(isDone == Self.allowed[state, default: []].contains(other), "\(state) to \(other)")
            }
        }
    }

    @Test("A paid call is sent again only with the proof that it was not sent before")
    func proof() async throws {
        try await withSchema { pool in
            let call = try await Self.call(pool, "sending")
            #expect(try await !Self.isDone(pool, call, "sends = 2"))
            #expect(try await !Self.isDone(pool, call, "state = 'prepared'"))
            #expect(try await !Self.isDone(pool, call, "state = 'prepared', sends = 0"))
            #expect(try await Self.isDone(pool, call, "state = 'prepared', unsent = sends"))
            #expect(try await !Self.isDone(pool, call, "state = 'sending'"))
            #expect(try await !Self.isDone(pool, call, "state = 'sending', unsent = 0"))
            #expect(try await Self.isDone(pool, call, "state = 'sending', sends = sends + 1"))
            #expect(try await Self.isDone(pool, call, "state = 'accepted', handle = 'h'"))
            #expect(try await !Self.isDone(pool, call, "handle = 'another'"))
            #expect(try await !Self.isDone(pool, call, "handle = NULL"))
            #expect(try await !Self.isDone(pool, call, "price_estimated_micros = 0"))
            #expect(try await Self.isDone(pool, call, "state = 'done', price_final_micros = 7"))
            #expect(try await !Self.isDone(pool, call, "price_final_micros = 8"))
        }
    }

    @Test("A paid call begins prepared, is the only open one of its job and of its video, and stays until it has ended")
    func beginAndEnd() async throws {
        try await withSchema { pool async throws in
            #expect(try await !Self.isDone(pool, Self.insertion(1, 1, "sending")))
            #expect(try await !Self.isDone(pool, Self.insertion(1, 1, price: -1)))
            #expect(try await Self.isDone(pool, Self.insertion(1, 1)))
            #expect(try await !Self.isDone(pool, Self.insertion(1, 2)))
            #expect(try await !Self.isDone(pool, Self.insertion(2, 1)))
            #expect(try await Self.isDone(pool, Self.insertion(2, 1, price: 0, "sending")))
            #expect(try await !Self.isDone(pool, "DELETE FROM provider_call WHERE price_estimated_micros > 0"))
            #expect(try await Self.isDone(pool, "UPDATE provider_call SET state = 'failed', ended_at = now()"))
            #expect(try await Self.isDone(pool, "DELETE FROM provider_call"))
        }
    }

    /// Adds a call of a job for a video, which are numbered.
    private static func insertion(_ job: Int, _ video: Int, price: Int = 5, _ state: String = "prepared") -> String {
        let id = "00000000-0000-0000-0000-00000000000"
        return """
            INSERT INTO provider_call (id, job_id, video_id, owner, attempt, provider, model,
                price_estimated_micros, currency, state, sent_at, sends)
            VALUES (gen_random_uuid(), '\(id)\(job)', '\(id)\(video)', gen_random_uuid(), 1, 'p', 'm',
                \(price), 'USD', '\(state)', CASE '\(state)' WHEN 'prepared' THEN NULL ELSE now() END,
                ('\(state)' <> 'prepared')::int)
            """
    }

    private func withSchema(_ body: @Sendable (PostgresPool) async throws -> Void) async throws {
        try await TestDatabase.withPool(configure: { $0.searchPath = [Schema.name] }) { pool in
            try await Schema.migrate(pool)
            try await pool.execute(
                "CREATE FUNCTION run(text) RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE $1; END'")
            try await body(pool)
        }
    }

    /// A paid call that has come to `state` in the only way there is.
    private static func call(_ pool: PostgresPool, _ state: String) async throws -> PostgresUUID {
        let id = PostgresUUID.random()
        try await run(
            pool,
            """
            INSERT INTO provider_call (id, job_id, video_id, owner, attempt, provider, model,
                price_estimated_micros, currency, state)
            VALUES ('\(id)', '\(id)', '\(id)', '\(id)', 1, 'p', 'm', 5, 'USD', 'prepared')
            """)
        if state == "prepared" { return id }
        let before = state == "done" ? ["sending", "accepted"] : state == "sending" ? [] : ["sending"]
        for step in before + [state] {
            let isSending = step == "sending"
            try await run(
                pool,
                """
                UPDATE provider_call SET state = '\(step)', sent_at = now(), sends = 1,
                    handle = \(isSending ? "NULL" : "'h'") WHERE id = '\(id)'
                """)
        }
        return id
    }

    /// Whether the database changes a call so.
    private static func isDone(_ pool: PostgresPool, _ call: PostgresUUID, _ change: String) async throws -> Bool {
        try await isDone(pool, "UPDATE provider_call SET \(change) WHERE id = '\(call)'")
    }

    /// Whether the database does it; false when a rule refuses it. Throws any other error.
    private static func isDone(_ pool: PostgresPool, _ sql: String) async throws -> Bool {
        do {
            try await run(pool, sql)
            return true
        } catch let error as PostgresError {
            guard error.sqlState?.hasPrefix("23") == true else { throw error }
            return false
        }
    }

    private static func run(_ pool: PostgresPool, _ sql: String) async throws {
        try await pool.execute("SELECT run($1)", [.text(sql)])
    }
}
