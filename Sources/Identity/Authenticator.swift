import Synchronization
import VeoGenCrypto

/// Tells who a request comes from. The one thing that services use of this library.
public final class Authenticator: Sendable {
    /// Asks AuthService for its published keys. Must have a deadline of its own.
    public typealias KeyFetcher = @Sendable () async throws -> [JSONWebKey]

    private let verifier: Mutex<TokenVerifier>
    private let remembered: VerifiedTokens
    private let revocations: Revocations
    private let refresher = KeyRefresher()
    private let fetchKeys: KeyFetcher
    private let apiKeys: APIKeyChecks

    /// Asks AuthService whom an API key speaks for. Throws `AuthenticationError`; must have a deadline of its own.
    public typealias APIKeyCheck = @Sendable (APIKeyText) async throws -> Principal

    /// An authenticator that knows `keys` from the start and asks `fetchKeys` for others, and `checkAPIKey` about API
    /// keys; without it, none is good.
    ///
    /// - Throws: as `update(keys:)` does.
    public init(
        policy: TokenPolicy, keys: [JSONWebKey] = [], revocations: Revocations,
        remembered: VerifiedTokens = VerifiedTokens(), fetchKeys: @escaping KeyFetcher,
        checkAPIKey: @escaping APIKeyCheck = { _ in throw AuthenticationError.malformed }
    ) throws(CryptoError) {
        verifier = Mutex(try TokenVerifier(policy: policy, keys: keys))
        self.remembered = remembered
        self.revocations = revocations
        self.fetchKeys = fetchKeys
        apiKeys = APIKeyChecks(checkAPIKey)
    }

    /// How many verified tokens are remembered, for metrics.
    public var rememberedCount: Int { remembered.count }

    /// Replaces the published keys. Tokens of a key that is gone are refused from now on.
    ///
    /// - Throws: `CryptoError` for a malformed key, or too many; the former keys then stay.
    public func update(keys: [JSONWebKey]) throws(CryptoError) {
        let isNews = try verifier.withLock { verifier throws(CryptoError) -> Bool in
            let former = verifier.keyIDs
            verifier = try verifier.withKeys(keys)
            return verifier.keyIDs != former
        }
        // A made-up token has the same keys fetched again: that is nobody else's loss.
        if isNews { remembered.keysHaveChanged() }
    }

    /// Who sent a request with this `Authorization` header. Never waits: a remembered token costs a look-up, a new one
    /// the check of a signature.
    ///
    /// - Throws: `AuthenticationError`; on `.unknownKey`, `authenticateFetchingKeys` may still find the key.
    public func authenticate(
        authorization: Substring?, now: UnixTime = .now()
    ) throws(AuthenticationError) -> Principal {
        let token = try BearerCredentials.token(in: authorization)
        let principal: Principal
        switch remembered.find(token, now: now) {
        case .current(let known): principal = known
        // An API key is asked about again.
        case .ended where !token.hasPrefix(APIKeyText.prefix): throw .expired
        case .ended, .unknown: principal = try verify(token, now: now)
        }
        guard !revocations.covers(principal) else { throw .revoked }
        return principal
    }

    /// The same for a header that is a string.
    public func authenticate(
        authorization: String?, now: UnixTime = .now()
    ) throws(AuthenticationError) -> Principal {
        try authenticate(authorization: authorization?[...], now: now)
    }

    /// Who sent a request with this `Authorization` header, asking for the published keys first when the token was
    /// signed with one that is not known here, and about an API key that is not remembered.
    ///
    /// - Throws: `AuthenticationError`; `.keysUnavailable` when nobody answered, which is not the caller's fault.
    public func authenticateFetchingKeys(
        authorization: Substring?, now: UnixTime = .now()
    ) async throws(AuthenticationError) -> Principal {
        do {
            return try authenticate(authorization: authorization, now: now)
        } catch {
            guard error == .unknownKey else { throw error }
        }
        let token = try BearerCredentials.token(in: authorization)
        if token.hasPrefix(APIKeyText.prefix) { return try await principal(forAPIKey: token, now: now) }
        try await refresher.refresh(now: now) { try await self.update(keys: self.fetchKeys()) }
        return try authenticate(authorization: authorization, now: now)
    }

    private func principal(forAPIKey text: Substring, now: UnixTime) async throws(AuthenticationError) -> Principal {
        let epoch = remembered.keyEpoch
        guard let key = try Self.apiKey(text) else { throw .malformed }
        let principal = try await apiKeys.principal(for: key)
        guard principal.isCurrent(at: now) else { throw .expired }
        remembered.remember(principal, for: text, epoch: epoch, now: now)
        guard !revocations.covers(principal) else { throw .revoked }
        return principal
    }

    private static func apiKey(_ text: Substring) throws(AuthenticationError) -> APIKeyText? {
        do { return try APIKeyText(text) } catch { throw .cryptoFailed(error) }
    }

    private func verify(_ token: Substring, now: UnixTime) throws(AuthenticationError) -> Principal {
        if token.hasPrefix(APIKeyText.prefix) { throw .unknownKey }
        let epoch = remembered.keyEpoch
        let principal = try verifier.withLock { $0 }.verify(token, now: now)
        remembered.remember(principal, for: token, epoch: epoch, now: now)
        return principal
    }
}
