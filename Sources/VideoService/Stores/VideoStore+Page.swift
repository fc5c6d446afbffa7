import Postgres
import VeoGenAPI

/// Pages that begin after a video.
extension VideoStore {
    /// A user's videos after one of them, or from the first; nil when there is no such video.
    func page(
        owner: PostgresUUID, after: PostgresUUID?, limit: Int32, isAscending: Bool
    ) async throws(PostgresError) -> VideoPage? {
        // One more than wanted tells whether there is another page.
        let wanted = PostgresValue.int64(Int64(limit) + 1)
        let result: PostgresResult
        if let after {
            let statement = isAscending ? Self.olderFirstAfter : Self.newerFirstAfter
            result = try await pool.read(statement, [.uuid(owner), wanted, .uuid(after)])
            if result.count == 0 {
                guard try await pool.read(Self.isTheirs, [.uuid(owner), .uuid(after)]).count == 1 else { return nil }
            }
        } else {
            result = try await pool.read(isAscending ? Self.olderFirst : Self.newerFirst, [.uuid(owner), wanted])
        }
        var page = VideoPage(hasMore: result.count > Int(limit))
        for row in result.rows.prefix(Int(limit)) { page.videos.append(try rows.video(row)) }
        return page
    }

    private static let newerFirst: Statement = """
        SELECT * FROM visible_video WHERE owner = $1 ORDER BY created_at DESC, id DESC LIMIT $2
        """
    private static let olderFirst: Statement = """
        SELECT * FROM visible_video WHERE owner = $1 ORDER BY created_at, id LIMIT $2
        """
    private static let newerFirstAfter: Statement = """
        SELECT * FROM visible_video
        WHERE owner = $1 AND (created_at, id) < (SELECT created_at, id FROM video WHERE id = $3 AND owner = $1)
        ORDER BY created_at DESC, id DESC LIMIT $2
        """
    private static let olderFirstAfter: Statement = """
        SELECT * FROM visible_video
        WHERE owner = $1 AND (created_at, id) > (SELECT created_at, id FROM video WHERE id = $3 AND owner = $1)
        ORDER BY created_at, id LIMIT $2
        """
    private static let isTheirs: Statement = "SELECT 1 FROM video WHERE owner = $1 AND id = $2"
}
