import Postgres

/// The end of deleted videos, after their files. All methods throw `PostgresError`.
struct VideoDeletions: Sendable {
    let pool: PostgresPool

    /// Deletes a hidden video whose files are gone.
    func erase(_ id: PostgresUUID) async throws(PostgresError) {
        try await pool.execute(Self.eraseStatement, [.uuid(id)])
    }

    /// Videos that were hidden a while ago by a process that did not finish.
    func unfinished() async throws(PostgresError) -> [PostgresUUID] {
        var ids: [PostgresUUID] = []
        for row in try await pool.read(Self.unfinishedStatement).rows { ids.append(try row.uuid(0)) }
        return ids
    }

    private static let eraseStatement: Statement = "DELETE FROM video WHERE id = $1 AND deleted_at IS NOT NULL"
    private static let unfinishedStatement: Statement = """
        SELECT id FROM video WHERE deleted_at < now() - interval '1 minute' ORDER BY deleted_at LIMIT 100
        """
}
