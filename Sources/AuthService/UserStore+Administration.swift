import Postgres

/// What administrators and operators do to users.
extension UserStore {
    /// What to change; what is nil stays.
    struct Change: Sendable {
        var isActive: Bool?
        var isAdmin: Bool?
    }

    /// A page of the users, the newest first, and how many there are.
    func list(skip: Int32, limit: Int32, email: EmailAddress?) async throws(PostgresError) -> (
        accounts: [Account], total: Int64
    ) {
        if let email {
            let account = try await account(email: email)
            return (skip == 0 ? account.map { [$0] } ?? [] : [], account == nil ? 0 : 1)
        }
        var accounts: [Account] = []
        for row in try await pool.read(Self.page, [.int64(Int64(skip)), .int64(Int64(limit))]).rows {
            accounts.append(try Self.account(row))
        }
        return (accounts, try await pool.read(Self.count).first?.int64(0) ?? 0)
    }

    /// The account with this id.
    func account(id: PostgresUUID) async throws(PostgresError) -> Account? {
        try await pool.read(Self.byID, [.uuid(id)]).first.map(Self.account)
    }

    /// Changes a user. Who is deactivated, or is no administrator any more, loses every session and token. Nil when
    /// there is no such user.
    func change(_ id: PostgresUUID, _ change: Change, by origin: Origin) async throws -> Account? {
        try await pool.transaction { transaction in
            guard let former = try await transaction.execute(Self.lock, [.uuid(id)]).first else { return nil }
            let (wasActive, wasAdmin) = (try former.bool(0), try former.bool(1))
            let (isActive, isAdmin) = (change.isActive ?? wasActive, change.isAdmin ?? wasAdmin)
            let values: [PostgresValue] = [.uuid(id), .bool(isActive), .bool(isAdmin)]
            guard let row = try await transaction.execute(Self.setRights, values).first else { return nil }
            if isActive != wasActive {
                let action = isActive ? AuditAction.userActivated : .userDeactivated
                try await AuditStore.record(action, of: id, by: origin, in: transaction)
            }
            if isAdmin != wasAdmin {
                let action = isAdmin ? AuditAction.adminGranted : .adminRevoked
                try await AuditStore.record(action, of: id, by: origin, in: transaction)
            }
            if wasActive && !isActive || wasAdmin && !isAdmin { try await shutOut(id, in: transaction) }
            return try Self.account(row)
        }
    }

    /// Deletes a user with all that is here, and notes it for the services that keep more; false when there is no such
    /// user.
    func delete(_ id: PostgresUUID, by origin: Origin) async throws -> Bool {
        try await pool.transaction { transaction in
            guard try await transaction.execute(Self.lock, [.uuid(id)]).first != nil else { return false }
            try await shutOut(id, in: transaction)
            try await transaction.execute(Self.noteDeletion, [.uuid(id)])
            try await transaction.execute(Self.delete, [.uuid(id)])
            try await AuditStore.forget(id, in: transaction)
            try await AuditStore.record(.userDeleted, of: id, by: origin, in: transaction)
            return true
        }
    }

    /// The users who were deleted after a place in the history.
    func deleted(after sequence: Int64) async throws(PostgresError) -> [(sequence: Int64, user: PostgresUUID)] {
        var deleted: [(sequence: Int64, user: PostgresUUID)] = []
        let values: [PostgresValue] = [.int64(sequence), .int64(Limits.deletedUserBatchMax)]
        for row in try await pool.read(Self.deletedAfter, values).rows {
            deleted.append((try row.int64(0), try row.uuid(1)))
        }
        return deleted
    }

    /// Ends every session and token of a user whose row is locked.
    private nonisolated(nonsending) func shutOut(
        _ id: PostgresUUID, in transaction: PostgresTransaction
    ) async throws(PostgresError) {
        guard let row = try await transaction.execute(Self.revokeTokens, [.uuid(id)]).first else { return }
        try await transaction.execute(Self.endSessions, [.uuid(id)])
        try await revocations.revoke(user: id, issuedBefore: row.microseconds(0), in: transaction)
    }
}

extension UserStore {
    private static let page: Statement = """
        SELECT id, email, username, full_name, password_hash, is_active, is_admin, created_at
        FROM auth.app_user ORDER BY created_at DESC, id DESC OFFSET $1 LIMIT $2
        """

    private static let count: Statement = "SELECT count(*) FROM auth.app_user"

    private static let byID: Statement = """
        SELECT id, email, username, full_name, password_hash, is_active, is_admin, created_at
        FROM auth.app_user WHERE id = $1
        """

    private static let lock: Statement = "SELECT is_active, is_admin FROM auth.app_user WHERE id = $1 FOR UPDATE"

    private static let setRights: Statement = """
        UPDATE auth.app_user SET is_active = $2, is_admin = $3 WHERE id = $1
        RETURNING id, email, username, full_name, password_hash, is_active, is_admin, created_at
        """

    /// The clock is read once the row is locked, so that every token issued to the user before is dated earlier.
    private static let revokeTokens: Statement = """
        UPDATE auth.app_user SET tokens_revoked_before = greatest(
            tokens_revoked_before, date_trunc('second', clock_timestamp()) + interval '1 second')
        WHERE id = $1 RETURNING tokens_revoked_before
        """

    /// Not before their beginning, should the clock have been set back.
    private static let endSessions: Statement = """
        UPDATE auth.session SET ended_at = greatest(clock_timestamp(), created_at)
        WHERE user_id = $1 AND ended_at IS NULL
        """

    /// With the number of the revocation, whose transaction holds the counter.
    private static let noteDeletion: Statement =
        "INSERT INTO auth.deleted_user (sequence, user_id) SELECT sequence, $1 FROM auth.revocation_head"

    private static let delete: Statement = "DELETE FROM auth.app_user WHERE id = $1"

    private static let deletedAfter: Statement =
        "SELECT sequence, user_id FROM auth.deleted_user WHERE sequence > $1 ORDER BY sequence LIMIT $2"
}
