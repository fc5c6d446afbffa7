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
        // Longer than any password that registration takes, so this tells nothing about the user.
        guard request.password.utf8.count <= PasswordHasher.passwordBytesMax else { throw LoginRefusal.badCredentials }
        let account = try await users.account(email: EmailAddress(request.username))
        let stored = account.flatMap { usableHash(of: $0, context) }
        guard let account, let stored else {
            try await hasher.verifyAgainstNothing(request.password)
            throw LoginRefusal.badCredentials
        }
        guard try await hasher.verify(request.password, against: stored) else { throw LoginRefusal.badCredentials }
        guard account.isActive else { throw LoginRefusal.inactiveUser }
        if stored.needsRehash(at: passwordCost) {
            let hash = try await hasher.hash(request.password).phc
            try await users.replacePasswordHash(of: account.id, account.passwordHash, with: hash)
        }
        return try await openSession(for: account)
    }

    private func openSession(for account: Account) async throws -> Token {
        let refreshToken = try RefreshToken.random(using: random)
        let session = try await sessions.open(
            PostgresUUID(UniqueID.random(using: random)), user: account.id, refreshTokenHash: refreshToken.hash())
        // Deactivated while the password was checked.
        guard let session else { throw LoginRefusal.inactiveUser }
        return try token(for: session, refreshToken: refreshToken)
    }

    /// The stored hash, unless it is damaged, or made to cost more than a check may: nobody can sign in with such a
    /// one.
    private func usableHash(of account: Account, _ context: RPCContext) -> PasswordHash? {
        do {
            return try PasswordHash(phc: account.passwordHash)
        } catch {
            logger.error("a stored password hash is unusable", error: error, metadata: ["user_id": "\(account.id)"])
            return nil
        }
    }
}
