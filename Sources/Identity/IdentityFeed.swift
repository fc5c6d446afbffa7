import Logging
import RPC
import ServiceLifecycle
import VeoGenAPI
import VeoGenCrypto

/// What a service knows of identities, kept up to date by AuthService: its published keys and its revocations.
///
/// A `Service`: `run` follows AuthService through restarts of either side until the graceful shutdown. A service that
/// starts before AuthService refuses tokens as `unavailable` until it has the keys.
public final class IdentityFeed: Service {
    /// How long AuthService may take to answer with its keys, which it does from memory.
    public static let keysTimeout = Duration.seconds(2)
    /// How often the keys are asked for without a need, so that a retired key is forgotten.
    public static let keysInterval = Duration.seconds(300)
    /// How long to wait after a failed attempt to get the first keys.
    private static let keysRetryDelay = Duration.milliseconds(500)

    /// Tells who a request comes from.
    public let authenticator: Authenticator
    /// What has been revoked.
    public let revocations: Revocations

    private let client: AuthClient
    private let feed: RevocationFeed<ContinuousClock>
    private let logger: Logger

    /// A feed from the AuthService that `rpc` calls.
    ///
    /// - Throws: `CryptoError` when libcrypto does not work.
    public init(
        rpc: RPCClient, policy: TokenPolicy = .standard, remembered: VerifiedTokens = VerifiedTokens(), logger: Logger
    ) throws {
        let client = AuthClient(rpc)
        let revocations = Revocations(policy: policy)
        self.client = client
        self.revocations = revocations
        self.logger = logger
        authenticator = try Authenticator(
            policy: policy, revocations: revocations, remembered: remembered,
            fetchKeys: { try await client.publishedKeys() }, checkAPIKey: { try await client.principal(of: $0) })
        feed = RevocationFeed(into: revocations, clock: ContinuousClock()) { error in
            logger.warning("the stream of revocations broke; connecting again", error: error)
        }
    }

    /// Whether a revocation may be missing: nothing has been heard for longer than `RevocationFeed.staleAfter`. For
    /// health.
    public var isStale: Bool { feed.isStale }

    /// Follows AuthService until the graceful shutdown, or the task's cancellation.
    public func run() async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.followKeys() }
                group.addTask { await self.followRevocations() }
            }
        }
    }

    private func followRevocations() async {
        await feed.run { [client] sequence in
            client.watchRevocations(WatchRevocationsRequest(afterSequence: sequence))
                .map { try RevocationEvent($0) }
        }
    }

    private func followKeys() async {
        var known: [JSONWebKey] = []
        var isFailing = false
        while !Task.isCancelled {
            do {
                let keys = try await client.publishedKeys()
                // An update forgets every remembered token, so it is worth asking.
                if keys != known { try authenticator.update(keys: keys) }
                known = keys
                isFailing = false
            } catch {
                if !isFailing { logger.warning("keys not read from AuthService; trying again", error: error) }
                isFailing = true
            }
            // Only cancellation ends it early, and the loop's condition sees it.
            try? await Task.sleep(for: isFailing ? Self.keysRetryDelay : Self.keysInterval)
        }
    }
}

extension AuthClient {
    /// Whom an API key speaks for.
    ///
    /// - Throws: `AuthenticationError`.
    func principal(of key: APIKeyText) async throws(AuthenticationError) -> Principal {
        let reply: AuthenticateReply
        do {
            let options = RPCCallOptions(timeout: IdentityFeed.keysTimeout)
            reply = try await authenticate(AuthenticateRequest(credential: key.text), options: options)
        } catch {
            throw error.code == .unauthenticated ? .malformed : .keysUnavailable(reason: error.description)
        }
        guard let user = UniqueID(reply.userID), let id = UniqueID(reply.sessionID), let issuedAt = reply.issuedAt,
            !reply.scopes.isEmpty
        else { throw .keysUnavailable(reason: "AuthService answered nonsense about an API key") }
        return Principal(
            userID: user, sessionID: id, isAdmin: false, issuedAt: UnixTime(seconds: issuedAt.seconds),
            expiresAt: UnixTime(seconds: reply.expiresAt.seconds),
            credential: .apiKey(mayWrite: reply.scopes.contains(.write)))
    }

    /// The keys that AuthService publishes now.
    func publishedKeys() async throws(RPCError) -> [JSONWebKey] {
        let options = RPCCallOptions(timeout: IdentityFeed.keysTimeout)
        return try await listKeys(ListKeysRequest(), options: options).keys.map { key in
            JSONWebKey(keyType: key.kty, curve: key.crv, x: key.x, keyID: key.kid)
        }
    }
}
