import HTTPClient
import Identity

/// Posts messages to webhooks.
struct WebhookSender: Sendable {
    /// What came of an attempt.
    enum Outcome: Sendable, Equatable {
        /// The status of the answer.
        case answered(Int)
        /// There was none, and why, in words for the webhook's owner.
        case unanswered(String)

        /// Whether the receiver has taken the message; a redirect is no such answer.
        var isAccepted: Bool {
            if case .answered(200...299) = self { true } else { false }
        }
    }

    let client: HTTPClient
    let address: WebhookAddress

    /// Makes an attempt. Throws `CancellationError` when the task is cancelled, and `CryptoError` or `ProtobufError`
    /// when the message can't be made.
    func send(_ message: WebhookMessage) async throws -> Outcome {
        let body = try message.body()
        let request = HTTPRequest(
            .post, message.url, headers: try message.headers(body: body, timestamp: UnixTime.now().seconds),
            body: .bytes(body),
            timeouts: HTTPTimeouts(
                connect: Limits.webhookTimeout, firstByte: Limits.webhookTimeout, idle: Limits.webhookTimeout,
                total: Limits.webhookTimeout),
            addresses: address.policy)
        do {
            // What the receiver says besides the status is of no use.
            return .answered(try await client.withResponse(to: request) { head, _ in head.status })
        } catch let error as HTTPClientError {
            if error.reason == .cancelled { throw CancellationError() }
            return .unanswered(Self.words(for: error.reason))
        }
    }

    /// Says nothing of the network in which this process is.
    private static func words(for reason: HTTPClientError.Reason) -> String {
        switch reason {
        case .invalidRequest: "the URL can't be used"
        case .nameNotResolved: "the host has no address"
        case .addressForbidden: "the host's address is not on the public Internet"
        case .connectFailed: "the host refused the connection"
        case .tlsFailed: "the TLS handshake failed, or the certificate is not trusted"
        case .connectTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout: "the receiver took too long"
        default: "the connection was lost"
        }
    }
}
