import Postgres

/// What users change of themselves.
extension UserStore {
    /// Changes names; what is nil stays, and an empty full name is removed. Nil when the user is not active.
    ///
    /// - Throws: `Conflict.username`, `PostgresError`.
    func rename(
        _ id: PostgresUUID, username: String?, fullName: String?, by origin: Origin
    ) async throws -> Account? {
        do {
            return try await pool.transaction { transaction in
                let values: [PostgresValue] = [.uuid(id), .text(username), .text(fullName)]
                guard let row = try await transaction.execute(Self.rename, values).first else { return nil }
                try await AuditStore.record(.profileChanged, of: id, by: origin, in: transaction)
                return try Self.account(row)
            }
        } catch let error as PostgresError {
            if case .uniqueViolation("app_user_username_key") = error.kind { throw Conflict.username }
            throw error
        }
    }

    /// Puts another password's hash in the place of `former`, and ends every session but `session`; returns how many
    /// those were. Nil when the password has changed meanwhile.
    func changePassword(
        of id: PostgresUUID, _ former: String, to hash: String, keeping session: PostgresUUID, by origin: Origin,
        sessions: SessionStore
    ) async throws -> Int? {
        try await pool.transaction { transaction in
            try await transaction.execute(SessionStore.lockUser, [.uuid(id)])
            let values: [PostgresValue] = [.uuid(id), .text(former), .text(hash)]
            guard try await transaction.execute(Self.replaceHash, values).affectedRows > 0 else { return nil }
            let count = try await sessions.endOthers(of: id, except: session, in: transaction)
            try await AuditStore.record(.passwordChanged, of: id, by: origin, in: transaction)
            return count
        }
    }

    private static let rename: Statement = """
        UPDATE auth.app_user SET username = coalesce($2, username),
            full_name = CASE WHEN $3::text IS NULL THEN full_name ELSE nullif($3, '') END
        WHERE id = $1 AND is_active
        RETURNING id, email, username, full_name, password_hash, is_active, is_admin, created_at
        """
}
