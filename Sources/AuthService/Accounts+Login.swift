import Postgres
import RPC
import VeoGenAPI
import VeoGenCrypto

/// Why a login gets no token.
enum LoginRefusal: Error {
    /// No such user, or another password: which of the two, nobody is told.
    case badCredentials
    /// The password is right, and the user has been deactivated.
    case inactiveUser

    /// What the caller hears.
    var rpcError: RPCError {
        switch self {
        case .badCredentials: .unauthenticated("bad_credentials", "Incorrect email or password")
        case .inactiveUser: .failedPrecondition("inactive_user", "Inactive user")
        }
    }
}

extension Accounts {
    /// Opens a session for whoever knows the password. Takes as long for an email that nobody has.
    func signIn(_ request: LoginRequest, _ context: RPCContext) async throws -> Token {
        let origin = Origin(context, trusting: peers)
        // Longer than any password that registration takes, so this tells nothing about the user.
        guard request.password.utf8.count <= PasswordHasher.passwordBytesMax else { throw LoginRefusal.badCredentials }
        let email = EmailAddress(request.username)
        let attempt = try throttle.begin(email: email, password: request.password, address: origin.address)
        guard let account = try await account(of: email, with: request.password, attempt) else {
            throw LoginRefusal.badCredentials
        }
        guard account.isActive else { throw LoginRefusal.inactiveUser }
        return try await openSession(for: account, origin)
    }

    /// The account, if the password is right. Brings the attempt to its end.
    func account(
        of email: EmailAddress, with password: String, _ attempt: LoginThrottle.Attempt
    ) async throws -> Account? {
        var outcome = LoginThrottle.Outcome.unchecked
        defer { throttle.end(attempt, outcome) }
        let account = try await users.account(email: email)
        guard let account, let stored = usableHash(of: account) else {
            try await hasher.verifyAgainstNothing(password, in: attempt.lane)
            outcome = .wrong
            return nil
        }
        let isRight = try await hasher.verify(password, against: stored, in: attempt.lane)
        outcome = isRight ? .right : .wrong
        guard isRight else { return nil }
        if stored.needsRehash(at: passwordCost) {
            let hash = try await hasher.hash(password, in: attempt.lane).phc
            try await users.replacePasswordHash(of: account.id, account.passwordHash, with: hash)
        }
        return account
    }

    private func openSession(for account: Account, _ origin: Origin) async throws -> Token {
        let refreshToken = try RefreshToken.random(using: random)
        let session = try await sessions.open(
            PostgresUUID(UniqueID.random(using: random)), user: account.id, refreshTokenHash: refreshToken.hash(),
            origin)
        // Deactivated while the password was checked.
        guard let session else { throw LoginRefusal.inactiveUser }
        return try token(for: session, refreshToken: refreshToken)
    }

    /// The stored hash, unless it is damaged, or made to cost more than a check may: nobody can sign in with such a
    /// one.
    private func usableHash(of account: Account) -> PasswordHash? {
        do {
            return try PasswordHash(phc: account.passwordHash)
        } catch {
            logger.error("a stored password hash is unusable", error: error, metadata: ["user_id": "\(account.id)"])
            return nil
        }
    }
}
