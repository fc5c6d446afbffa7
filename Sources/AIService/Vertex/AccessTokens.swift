import FoundationEssentials
import HTTPClient
import ServiceRuntime

/// The access tokens of a service account (RFC 7523 section 2.1): one is kept until shortly before it ends, and all who
/// need a new one wait for the same exchange.
actor AccessTokens {
    /// A token, and whether it was got for this very question.
    struct Token: Sendable {
        let value: Secret
        let isNew: Bool
    }

    private struct Grant: Decodable {
        let token: String
        let seconds: Int

        enum CodingKeys: String, CodingKey {
            case token = "access_token"
            case seconds = "expires_in"
        }
    }

    private struct Kept {
        let value: Secret
        let until: ContinuousClock.Instant
    }

    static let scope = "https://www.googleapis.com/auth/cloud-platform"
    /// The longest life that Google allows an assertion, in seconds.
    private static let assertionSeconds = 3600
    /// A token that ends within this is not used any more: a request may be on its way for that long.
    private static let marginSeconds = 225
    /// The longest life that is believed, in seconds.
    private static let lifetimeSecondsMax = 43_200
    private static let answerBytesMax = 64 << 10

    private let account: ServiceAccount
    private let client: HTTPClient
    private let timeout: Duration
    private var kept: Kept?
    private var exchange: Task<Result<Secret, ProviderError>, Never>?

    init(_ account: ServiceAccount, client: HTTPClient, timeout: Duration) {
        self.account = account
        self.client = client
        self.timeout = timeout
    }

    /// A token that is good for some minutes.
    ///
    /// - Throws: ``ProviderError`` when there is none; nothing has been ordered then.
    func token() async throws(ProviderError) -> Token {
        if let kept, kept.until > .now { return Token(value: kept.value, isNew: false) }
        let exchange = exchange ?? Task { await self.renew() }
        self.exchange = exchange
        return Token(value: try await exchange.value.get(), isNew: true)
    }

    /// A token that was exchanged for this very call, and is not kept.
    ///
    /// - Throws: ``ProviderError`` for what was answered, and what the exchange failed by when nothing was.
    func exchanged() async throws -> String { try await grant().token }

    /// Forgets a token that was refused.
    func forget(_ token: Token) {
        if kept?.value == token.value { kept = nil }
    }

    private func renew() async -> Result<Secret, ProviderError> {
        defer { exchange = nil }
        do {
            let grant = try await grant()
            let life = min(max(grant.seconds, 0), Self.lifetimeSecondsMax) - Self.marginSeconds
            let token = Secret(grant.token)
            kept = Kept(value: token, until: .now.advanced(by: .seconds(life)))
            return .success(token)
        } catch {
            return .failure((error as? ProviderError) ?? ProviderError(unreachable: error))
        }
    }

    private func grant() async throws -> Grant {
        let now = Int(Date().timeIntervalSince1970)
        let assertion = try account.assertion(
            scope: Self.scope, issuedAt: now, lifetimeSeconds: Self.assertionSeconds)
        let form = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=\(assertion)"
        let answer = try await client.send(
            HTTPRequest(
                .post, account.tokenURL,
                headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded")],
                body: .bytes(Array(form.utf8)),
                timeouts: HTTPTimeouts(
                    connect: min(.seconds(10), timeout), firstByte: timeout, idle: timeout, total: timeout),
                limits: HTTPResponseLimits(bodyBytesMax: Self.answerBytesMax)))
        switch answer.status {
        case 200: break
        case 400, 401, 403: throw ProviderError(.providerDenied, "The provider refused the service account.")
        default: throw ProviderError(polling: answer)
        }
        guard let grant = try? JSONDecoder().decode(Grant.self, from: Data(answer.body)), Self.isFit(grant.token)
        else { throw ProviderError(.providerUnavailable, "The provider's access token can't be read.") }
        return grant
    }

    /// Whether a token can stand in a header field (RFC 6750 section 2.1).
    private static func isFit(_ token: String) -> Bool {
        !token.isEmpty && token.utf8.count <= 8192 && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
