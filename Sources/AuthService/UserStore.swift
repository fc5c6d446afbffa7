import Postgres

/// Users in the database.
struct UserStore: Sendable {
    /// Which unique name of a new account another one has already.
    enum Conflict: Error, Equatable {
        case email, username
    }

    let pool: PostgresPool
    let revocations: RevocationStore

    /// The account with this email, in whatever case.
    func account(email: EmailAddress) async throws(PostgresError) -> Account? {
        let result = try await pool.read(Self.byEmail, [.text(email.key)])
        return try result.first.map(Self.account)
    }

    /// The account of a session that goes on, of a user who is active; nil otherwise.
    func account(user: PostgresUUID, session: PostgresUUID) async throws(PostgresError) -> Account? {
        let result = try await pool.read(Self.bySession, [.uuid(user), .uuid(session)])
        return try result.first.map(Self.account)
    }

    /// The account of an API key that holds, of a user who is active; nil otherwise.
    func account(user: PostgresUUID, apiKey: PostgresUUID) async throws(PostgresError) -> Account? {
        let result = try await pool.read(Self.byAPIKey, [.uuid(user), .uuid(apiKey)])
        return try result.first.map(Self.account)
    }

    /// Which of an account's names is taken at this moment; the email counts first.
    func conflict(email: EmailAddress, username: String) async throws(PostgresError) -> Conflict? {
        let result = try await pool.read(Self.takenNames, [.text(email.key), .text(username.asciiLowercased())])
        guard let row = result.first else { return nil }
        if try row.bool(0) { return .email }
        return try row.bool(1) ? .username : nil
    }

    /// Adds an account.
    ///
    /// - Throws: `Conflict` when somebody else was faster, `PostgresError` otherwise.
    func insert(_ account: NewAccount, _ origin: Origin) async throws -> Account {
        do {
            let result = try await pool.execute(
                Self.insert,
                [
                    .uuid(account.id), .text(account.email.text), .text(account.username), .text(account.fullName),
                    .text(account.passwordHash), .text(AuditAction.userRegistered.rawValue), .text(origin.address),
                ])
            guard let row = result.first else { throw StoreError.noRow("INSERT of a user") }
            return try Self.account(row)
        } catch let error as PostgresError {
            switch error.kind {
            case .uniqueViolation("app_user_email_key"): throw Conflict.email
            case .uniqueViolation("app_user_username_key"): throw Conflict.username
            default: throw error
            }
        }
    }

    /// Puts a stronger hash of the same password in the place of `former`, unless the password has changed meanwhile.
    func replacePasswordHash(of user: PostgresUUID, _ former: String, with hash: String) async throws(PostgresError) {
        try await pool.execute(Self.replaceHash, [.uuid(user), .text(former), .text(hash)])
    }

    /// Deactivates the user with this email: ends every session, and revokes every token. False when there is none.
    func deactivate(email: EmailAddress) async throws -> Bool {
        try await change(email, Change(isActive: false))
    }

    /// Lets the user with this email sign in again. False when there is none.
    func activate(email: EmailAddress) async throws -> Bool {
        try await change(email, Change(isActive: true))
    }

    /// Makes an administrator of the user with this email. False when there is none.
    func makeAdmin(email: EmailAddress) async throws -> Bool {
        try await change(email, Change(isAdmin: true))
    }

    /// Deletes the user with this email. False when there is none.
    func delete(email: EmailAddress) async throws -> Bool {
        guard let account = try await account(email: email) else { return false }
        return try await delete(account.id, by: .operatorCommand)
    }

    private func change(_ email: EmailAddress, _ change: Change) async throws -> Bool {
        guard let account = try await account(email: email) else { return false }
        return try await self.change(account.id, change, by: .operatorCommand) != nil
    }

    static func account(_ row: PostgresRow) throws(PostgresError) -> Account {
        Account(
            id: try row.uuid(0), email: try row.text(1), username: try row.text(2), fullName: try row.optionalText(3),
            passwordHash: try row.text(4), isActive: try row.bool(5), isAdmin: try row.bool(6),
            createdAt: try row.microseconds(7))
    }
}

extension UserStore {
    private static let byEmail: Statement = """
        SELECT id, email, username, full_name, password_hash, is_active, is_admin, created_at
        FROM auth.app_user WHERE lower(email) = $1 COLLATE "C"
        """

    private static let bySession: Statement = """
        SELECT u.id, u.email, u.username, u.full_name, u.password_hash, u.is_active, u.is_admin, u.created_at
        FROM auth.app_user u JOIN auth.session s ON s.user_id = u.id
        WHERE u.id = $1 AND s.id = $2 AND u.is_active AND s.ended_at IS NULL AND s.expires_at > now()
        """

    private static let byAPIKey: Statement = """
        SELECT u.id, u.email, u.username, u.full_name, u.password_hash, u.is_active, u.is_admin, u.created_at
        FROM auth.app_user u JOIN auth.api_key k ON k.user_id = u.id
        WHERE u.id = $1 AND k.id = $2 AND u.is_active AND (k.expires_at IS NULL OR k.expires_at > now())
        """

    private static let takenNames: Statement = """
        SELECT EXISTS (SELECT FROM auth.app_user WHERE lower(email) = $1 COLLATE "C"),
            EXISTS (SELECT FROM auth.app_user WHERE lower(username) = $2 COLLATE "C")
        """

    private static let insert: Statement = """
        WITH noted AS (INSERT INTO auth.audit_event (action, user_id, actor_id, address) VALUES ($6, $1, $1, $7))
        INSERT INTO auth.app_user (id, email, username, full_name, password_hash) VALUES ($1, $2, $3, $4, $5)
        RETURNING id, email, username, full_name, password_hash, is_active, is_admin, created_at
        """

    static let replaceHash: Statement =
        "UPDATE auth.app_user SET password_hash = $3 WHERE id = $1 AND password_hash = $2"
}
