import Identity
import Logging
import Postgres
import ServiceLifecycle

/// What other services learn from AuthService by RPC, learnt by AuthService itself from its database: also another
/// instance, or an operator, rotates keys and revokes tokens.
struct OwnIdentity: Service {
    let authenticator: Authenticator
    let revocations: Revocations

    private let feed: RevocationFeed<ContinuousClock>
    private let store: RevocationStore
    private let bell: RevocationBell

    init(
        policy: TokenPolicy, keys: SigningKeys, apiKeys: APIKeyStore, store: RevocationStore, bell: RevocationBell,
        logger: Logger
    ) throws {
        let revocations = Revocations(policy: policy)
        let authenticator = try Authenticator(
            policy: policy, keys: keys.published, revocations: revocations,
            fetchKeys: {
                try await keys.reload()
                return keys.published
            },
            checkAPIKey: { key in
                guard let principal = try await apiKeys.principal(of: key) else { throw AuthenticationError.malformed }
                return principal
            })
        keys.whenChanged { try authenticator.update(keys: $0) }
        self.revocations = revocations
        self.authenticator = authenticator
        self.store = store
        self.bell = bell
        feed = RevocationFeed(into: revocations, clock: ContinuousClock()) { error in
            // The bell stops before this does, and ends the events.
            if case RevocationFeedFailure.ended = error { return }
            logger.warning("revocations not read; trying again", error: error)
        }
    }

    /// Whether a revocation may be missing here.
    var isStale: Bool { feed.isStale }

    func run() async {
        await cancelWhenGracefulShutdown {
            await feed.run { [store, bell] sequence in
                RevocationEvents(store: store, bell: bell, sequence: sequence)
            }
        }
    }
}
