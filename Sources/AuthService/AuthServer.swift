import Identity
import Logging
import Postgres
import RPC
import ServiceLifecycle
import ServiceRuntime
import VeoGenAPI
import VeoGenCrypto

/// The parts of AuthService, connected.
struct AuthServer {
    /// What the parts are made from, besides the database.
    struct Options {
        var address: RPCAddress
        var security = RPCSecurity()
        /// What the server says of its health.
        var health = Health()
        var rpcLimits = RPCLimits()
        var accessTokenLife = Duration.seconds(1_800)
        var refreshGrace = Limits.refreshGrace
        var peers = PeerTrust()
        var loginLimits = LoginLimits()
        var passwordCost = ScryptCost.recommended
        var hashesRunningMax = PasswordHasher.runningMax
        var hashesQueuedMax = PasswordHasher.queuedMax
        /// Where the salts of passwords come from.
        var salts = RandomSource.secure
        /// Where identifiers and refresh tokens come from.
        var random = RandomSource.secure
    }

    let rpc: RPCServer
    let identity: OwnIdentity
    let hasher: PasswordHasher
    let housekeeping: Housekeeping
    private let keys: SigningKeys
    private let bell: RevocationBell

    /// Migrates the database, reads the keys, makes the first one if there is none, and connects the parts. Nothing
    /// listens yet.
    ///
    /// - Throws: `PostgresError`, `MigrationError`, `CryptoError`: what keeps the service from starting.
    init(pool: PostgresPool, options: Options, logger: Logger) async throws {
        try await Schema.migrate(pool)
        let policy = TokenPolicy.standard
        let revocations = RevocationStore(pool: pool, policy: policy)
        let keyStore = SigningKeyStore(pool: pool, policy: policy)
        let sessions = SessionStore(pool: pool, revocations: revocations, refreshGrace: options.refreshGrace)
        bell = RevocationBell(pool: pool)
        keys = try await SigningKeys(store: keyStore, policy: policy, logger: logger)
        let apiKeys = APIKeyStore(pool: pool, revocations: revocations)
        identity = try OwnIdentity(
            policy: policy, keys: keys, apiKeys: apiKeys, store: revocations, bell: bell, logger: logger)
        hasher = PasswordHasher(
            cost: options.passwordCost, runningMax: options.hashesRunningMax, queuedMax: options.hashesQueuedMax,
            random: options.salts)
        let audit = AuditStore(pool: pool)
        housekeeping = Housekeeping(
            sessions: sessions, revocations: revocations, keys: keyStore, audit: audit, logger: logger)
        let accounts = Accounts(
            users: UserStore(pool: pool, revocations: revocations), sessions: sessions, revocations: revocations,
            bell: bell, keys: keys, authenticator: identity.authenticator, hasher: hasher,
            throttle: try LoginThrottle(limits: options.loginLimits), apiKeys: apiKeys,
            audit: audit, peers: options.peers,
            passwordCost: options.passwordCost, random: options.random,
            tokenLifeSeconds: options.accessTokenLife.wholeSeconds, metrics: AccountMetrics(), logger: logger)
        rpc = try RPCServer(
            address: options.address, methods: accounts.rpcMethods.withOperations(options.health),
            security: options.security,
            limits: options.rpcLimits,
            authorizer: CallAuthorizer(
                access: AuthMethods.access, authenticator: identity.authenticator, peers: options.peers),
            observer: CallMetrics(methods: AuthMethods.access.keys), logger: logger)
    }

    /// The parts that run, in the order in which they start. The bell is last, hence stops first: streams of
    /// revocations end with it, and the server can drain.
    var services: [any Service] { [keys, identity, housekeeping, rpc, bell] }

    /// Adds the gauges that are read when metrics are.
    func register(in metrics: PrometheusRegistry) {
        let help = "Password hashes, by what they do: run or wait."
        metrics.gauge("veogen_auth_password_hashes", help: help, labels: [("state", "running")]) { [hasher] in
            Double(hasher.load.running)
        }
        metrics.gauge("veogen_auth_password_hashes", help: help, labels: [("state", "queued")]) { [hasher] in
            Double(hasher.load.queued)
        }
        metrics.gauge("veogen_auth_revocations", help: "Revocations that still matter.") { [identity] in
            Double(identity.revocations.count)
        }
        metrics.describe("veogen_auth_logins_total", help: "Logins, by how they ended.")
        CallMetrics.describe(in: metrics)
        metrics.describe(
            "veogen_auth_refresh_token_reuses_total", help: "Refresh tokens used again, each the end of a session.")
    }
}
