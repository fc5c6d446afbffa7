import Postgres
import VeoGenAPI

/// What is known of the files of videos. All methods throw `PostgresError`.
struct ArtifactStore: Sendable {
    /// A file, and whose it is.
    struct Entry: Sendable {
        let owner: PostgresUUID
        /// Nil until the file is there.
        let file: File?
    }

    /// A file's place and description.
    struct File: Sendable {
        let objectName: String
        let artifact: Artifact
    }

    let pool: PostgresPool

    /// A video's file; nil when there is no such video.
    func find(_ id: PostgresUUID, _ kind: ArtifactKind) async throws(PostgresError) -> Entry? {
        guard let row = try await pool.read(Self.findStatement, [.uuid(id), .int16(kind)]).first else { return nil }
        let owner = try row.uuid(0)
        guard let name = try row.optionalText(1) else { return Entry(owner: owner, file: nil) }
        let artifact = Artifact(
            byteCount: try row.int64(2), mediaType: try row.text(3), sha256: try row.text(4),
            createdAt: Timestamp(microseconds: try row.microseconds(5)))
        return Entry(owner: owner, file: File(objectName: name, artifact: artifact))
    }

    private static let findStatement: Statement = """
        SELECT owner, object_name, byte_count, media_type, sha256, artifact.created_at
        FROM video LEFT JOIN artifact ON artifact.video_id = video.id AND kind = $2
        WHERE id = $1 AND deleted_at IS NULL
        """
}
