import Identity
import Logging
import ServiceLifecycle
import Synchronization
import VeoGenAPI
import VeoGenCrypto

/// The signing keys in memory, kept as the database has them.
final class SigningKeys: Service {
    private struct State {
        var issuer: TokenIssuer
        var published: [JSONWebKey]
        var keySet: PublicKeySet
    }

    private let store: SigningKeyStore
    private let policy: TokenPolicy
    private let logger: Logger
    private let state: Mutex<State>
    private let onChange = Mutex<@Sendable ([JSONWebKey]) throws -> Void>({ _ in })

    /// Reads the keys, and makes the first one if there is none.
    ///
    /// - Throws: `PostgresError`, `CryptoError`, `StoreError`.
    init(store: SigningKeyStore, policy: TokenPolicy, logger: Logger) async throws {
        self.store = store
        self.policy = policy
        self.logger = logger
        var keys = try await store.current()
        if keys == nil {
            try await store.addFirst(SigningKey.generate())
            keys = try await store.current()
        }
        guard let keys else { throw StoreError.noRow("SELECT of the signing key") }
        state = Mutex(Self.state(of: keys, policy))
    }

    /// Makes tokens with the key that signs now.
    var issuer: TokenIssuer { state.withLock { $0.issuer } }

    /// The public keys.
    var published: [JSONWebKey] { state.withLock { $0.published } }

    /// The public keys as they are answered.
    var keySet: PublicKeySet { state.withLock { $0.keySet } }

    /// Sets what is told of new keys.
    func whenChanged(_ action: @escaping @Sendable ([JSONWebKey]) throws -> Void) {
        onChange.withLock { $0 = action }
    }

    /// Reads the keys anew. A database without keys leaves those that are known.
    func reload() async throws {
        guard let keys = try await store.current() else { return }
        let hasChanged = state.withLock { state in
            let former = state.published
            state = Self.state(of: keys, policy)
            return former != keys.published
        }
        if hasChanged { try onChange.withLock { $0 }(keys.published) }
    }

    /// Reads the keys again and again until the graceful shutdown.
    func run() async {
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: Limits.keyReloadInterval)) != nil {
                do {
                    try await self.reload()
                } catch {
                    self.logger.warning("signing keys not read again; the known ones stay", error: error)
                }
            }
        }
    }

    private static func state(of keys: SigningKeyStore.KeySet, _ policy: TokenPolicy) -> State {
        State(
            issuer: TokenIssuer(policy: policy, key: keys.signing), published: keys.published,
            keySet: PublicKeySet(keys: keys.published.map { PublicKey(kid: $0.keyID, x: $0.x) }))
    }
}
