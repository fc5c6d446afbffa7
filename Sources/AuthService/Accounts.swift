import Identity
import Logging
import Postgres
import RPC
import VeoGenAPI
import VeoGenCrypto

/// The rules of accounts, sessions and tokens.
///
/// A password is compared code point by code point as it was sent. It is not normalized: what input methods produce is
/// NFC already, and no two different passwords become one.
struct Accounts: Sendable {
    let users: UserStore
    let sessions: SessionStore
    let revocations: RevocationStore
    let bell: RevocationBell
    let keys: SigningKeys
    let authenticator: Authenticator
    let hasher: PasswordHasher
    let throttle: LoginThrottle
    let apiKeys: APIKeyStore
    let audit: AuditStore
    /// Whom it believes where a request came from.
    let peers: PeerTrust
    /// What new password hashes cost; others are made anew at the next login.
    let passwordCost: ScryptCost
    let random: RandomSource
    /// How long an access token lives, in seconds.
    let tokenLifeSeconds: Int64
    let metrics: AccountMetrics
    let logger: Logger

    /// What a caller hears whose token, or refresh token, does not do.
    static let invalidCredentials = RPCError(AuthenticationError.malformed)
}

extension Accounts: AuthAPI {
    func register(_ request: RegisterRequest, context: RPCContext) async throws -> User {
        try await answering(context) {
            let email = EmailAddress(request.email)
            let origin = Origin(context, trusting: peers)
            let lane = try throttle.beginRegistration(address: origin.address)
            // Before the hash, which costs a thousand times as much.
            let conflict = try await users.conflict(email: email, username: request.username)
            if let conflict { throw conflict.rpcError }
            let fullName = request.fullName?.trimmingASCIIBlanks()
            let account = NewAccount(
                id: PostgresUUID(try UniqueID.random(using: random)), email: email, username: request.username,
                fullName: fullName?.isEmpty == false ? fullName : nil,
                passwordHash: try await hasher.hash(request.password, in: lane).phc)
            do {
                let user = try await users.insert(account, origin).user
                try throttle.makeFamiliar(email: email, address: origin.address)
                return user
            } catch let conflict as UserStore.Conflict {
                throw conflict.rpcError
            }
        }
    }

    func login(_ request: LoginRequest, context: RPCContext) async throws -> Token {
        try await answering(context) {
            do {
                let token = try await signIn(request, context)
                metrics.countLogin(.succeeded)
                return token
            } catch let refusal as LoginRefusal {
                metrics.countLogin(.refused(refusal))
                throw refusal.rpcError
            } catch PasswordHasherError.busy {
                metrics.countLogin(.busy)
                throw PasswordHasherError.busy
            } catch let error as RPCError {
                if error.code == .resourceExhausted { metrics.countLogin(.throttled) }
                throw error
            }
        }
    }

    func refresh(_ request: RefreshRequest, context: RPCContext) async throws -> Token {
        try await answering(context) {
            if let text = request.refreshToken { return try await rotate(RefreshToken(text: text), context) }
            let principal = try context.requirePrincipal()
            let session = try await sessions.live(
                PostgresUUID(principal.sessionID), user: PostgresUUID(principal.userID))
            guard let session else { throw Self.invalidCredentials }
            return try token(for: session, refreshToken: nil)
        }
    }

    func logout(_ request: LogoutRequest, context: RPCContext) async throws -> LogoutReply {
        try await answering(context) {
            let principal = try context.requirePrincipal()
            try await sessions.end(PostgresUUID(principal.sessionID), user: PostgresUUID(principal.userID))
            return LogoutReply(message: "Successfully logged out")
        }
    }

    func getMe(_ request: GetMeRequest, context: RPCContext) async throws -> User {
        try await answering(context) { try await account(of: context.requirePrincipal()).user }
    }

    func authenticate(_ request: AuthenticateRequest, context: RPCContext) async throws -> AuthenticateReply {
        try await answering(context) {
            if request.credential.hasPrefix(APIKeyText.prefix) {
                return try await authenticate(apiKey: request.credential)
            }
            let principal: Principal
            do {
                principal = try await authenticator.authenticateFetchingKeys(
                    authorization: "Bearer \(request.credential)"[...])
            } catch let error as AuthenticationError {
                throw RPCError(error)
            }
            let account = try await account(of: principal)
            return AuthenticateReply(
                userID: principal.userID.description, sessionID: principal.sessionID.description,
                isAdmin: account.isAdmin && principal.isAdmin,
                expiresAt: Timestamp(microseconds: principal.expiresAt.seconds * 1_000_000))
        }
    }

    func listKeys(_ request: ListKeysRequest, context: RPCContext) -> PublicKeySet {
        keys.keySet
    }

    func watchRevocations(
        _ request: WatchRevocationsRequest, context: RPCContext, responses: RPCResponseWriter<VeoGenAPI.Revocation>
    ) async throws {
        try await answering(context) {
            let events = RevocationEvents(store: revocations, bell: bell, sequence: request.afterSequence ?? 0)
            for try await event in events { try await responses.write(event.message) }
        }
    }

    /// The account of a token's user, who is still active, and whose session goes on.
    func account(of principal: Principal) async throws -> Account {
        let (user, session) = (PostgresUUID(principal.userID), PostgresUUID(principal.sessionID))
        let account =
            if case .apiKey = principal.credential { try await users.account(user: user, apiKey: session) } else {
                try await users.account(user: user, session: session)
            }
        guard let account else { throw Self.invalidCredentials }
        return account
    }
}
