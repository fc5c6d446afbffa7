/// Why an exchange did not end with a whole answer.
public struct HTTPClientError: Error, Sendable, Hashable {
    /// What went wrong.
    public enum Reason: String, Sendable, CaseIterable {
        /// The request can't be sent as it is: its URL, a header field, or a body where none belongs.
        case invalidRequest
        /// The name of the host, or the proxy's, has no address.
        case nameNotResolved
        /// All the host's addresses are among those that the request's policy refuses.
        case addressForbidden
        /// Nobody accepts connections there, or the proxy refused.
        case connectFailed
        /// The handshake failed, or the certificate is not trusted.
        case tlsFailed
        /// ``HTTPTimeouts/connect`` has passed.
        case connectTimeout
        /// ``HTTPTimeouts/firstByte`` has passed.
        case firstByteTimeout
        /// ``HTTPTimeouts/idle`` has passed.
        case idleTimeout
        /// ``HTTPTimeouts/total`` has passed.
        case totalTimeout
        /// The connection ended before the answer did, or the server broke off.
        case connectionLost
        /// What arrived is not HTTP.
        case malformedAnswer
        /// More than ``HTTPResponseLimits/headerBytesMax``.
        case headersTooLarge
        /// More than ``HTTPResponseLimits/bodyBytesMax``.
        case bodyTooLarge
        /// A redirect that may not be followed: too many, from https to http, or without a usable target.
        case redirectRefused
        /// The source of the request's body threw an error.
        case bodySourceFailed
        /// The task was cancelled.
        case cancelled
        /// The client was shut down.
        case shutDown
    }

    /// What the server can have got of the request.
    public enum Fate: String, Sendable, CaseIterable {
        /// No byte of the request has left: sending it again is safe.
        case notSent
        /// Bytes of the request may have left: the server may have acted on it.
        case unknown
    }

    /// What went wrong.
    public let reason: Reason
    /// What the server can have got.
    public let fate: Fate
    /// Details for the log. They hold no header field and no body.
    public let details: String

    /// Describes a failure; `details` are for the log.
    public init(_ reason: Reason, _ fate: Fate, _ details: String = "") {
        self.reason = reason
        self.fate = fate
        self.details = details
    }
}

extension HTTPClientError: CustomStringConvertible {
    /// The reason, the fate and the details on one line.
    public var description: String {
        "\(reason.rawValue) (\(fate == .notSent ? "not sent" : "fate unknown"))"
            + (details.isEmpty ? "" : ": \(details)")
    }
}
