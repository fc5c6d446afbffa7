import Foundation
import Postgres
import PostgresTesting
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("The states of videos in the database", .timeLimit(.minutes(2)))
struct VideoStatesTests {
    private static let states: [Status] = [.pending, .processing, .completed, .failed, .cancelled]

    @Test("The database allows the changes that docs/states.md draws, and no others", arguments: states)
    func drawn(from earlier: Status) async throws {
        let drawn = try Self.drawing()
        try await withSchema { pool in
            for later in Self.states {
                let id = try await Self.video(pool, earlier)
                let isDone = try await Self.isDone(pool, id, later)
                let isRight = earlier == later || drawn.contains("\(earlier.json) --> \(later.json)")
                #expect(isDone == isRight, "\(earlier.json) --> \(later.json)")
            }
        }
    }

    @Test("A deleted video changes its state no more", arguments: states)
    func deleted(from earlier: Status) async throws {
        try await withSchema { pool in
            let id = try await Self.video(pool, earlier)
            try await pool.execute("UPDATE video SET deleted_at = now()")
            for later in Self.states { #expect(try await !Self.isDone(pool, id, later)) }
        }
    }

    /// The changes in the document's diagram, such as `pending --> processing`.
    private static func drawing() throws -> Set<String> {
        let document = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/states.md").standardized
        let lines = try String(contentsOf: document, encoding: .utf8).split(separator: "\n")
        let changes = lines.compactMap { line -> String? in
            guard line.contains(" --> "), !line.contains("[*]") else { return nil }
            return line.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces)
        }
        try #require(!changes.isEmpty)
        return Set(changes)
    }

    private func withSchema(_ body: @Sendable (PostgresPool) async throws -> Void) async throws {
        try await TestDatabase.withPool(configure: { $0.searchPath = [Schema.name] }) { pool in
            try await Schema.migrate(pool)
            try await body(pool)
        }
    }

    /// A video that is in a state and could be in any.
    private static func video(_ pool: PostgresPool, _ status: Status) async throws -> PostgresUUID {
        let id = PostgresUUID.random()
        try await pool.execute(
            """
            INSERT INTO video (id, job_id, owner, queue_ticket, prompt, style, duration_seconds, quality, aspect_ratio,
                seed, model, provider, is_analyzed, price_per_second_micros, cost_estimated_micros, currency, metadata,
                resolution, started_at, status, progress, completed_at, error_code, error_message)
            SELECT $1, $1, $1, 1, 'a', 1, 5, 1, 1, 0, 'm', 'p', true, 0, 0, 'USD', '{}', '1x1', now(), $2, 100,
                CASE $2 WHEN 3 THEN now() END, CASE $2 WHEN 4 THEN 'e' END, CASE $2 WHEN 4 THEN 'e' END
            """, [.uuid(id), .int16(status)])
        return id
    }

    /// Whether the database changes a video's state so; false when the trigger refuses it. Throws any other error.
    private static func isDone(_ pool: PostgresPool, _ id: PostgresUUID, _ later: Status) async throws -> Bool {
        do {
            try await pool.execute(
                """
                UPDATE video SET status = $2, completed_at = CASE $2 WHEN 3 THEN now() END,
                    error_code = CASE $2 WHEN 4 THEN 'e' END, error_message = CASE $2 WHEN 4 THEN 'e' END
                WHERE id = $1
                """, [.uuid(id), .int16(later)])
            return true
        } catch {
            guard error.sqlState == "23000" else { throw error }
            return false
        }
    }
}
