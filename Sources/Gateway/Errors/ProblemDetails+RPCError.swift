import HTTPTypes
import RPC

/// How an error of a service becomes an answer: the one place that knows.
extension ProblemDetails {
    /// Reasons whose status differs from that of their code.
    private static let statusByReason: [String: HTTPResponse.Status] = [
        "email_taken": .badRequest,
        "username_taken": .badRequest,
        "inactive_user": .badRequest,
        "not_failed": .badRequest,
        "wrong_password": .badRequest,
        "prompt_rejected": .badRequest,
        "already_finished": .conflict,
        "artifact_not_ready": .conflict,
        "call_unresolved": .conflict,
        "budget_exceeded": HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required"),
        "message_too_large": .contentTooLarge,
        "metadata_too_large": .requestHeaderFieldsTooLarge,
        "too_many_calls": .serviceUnavailable,
        "queue_full": .serviceUnavailable,
        "login_busy": .serviceUnavailable,
    ]

    /// Reasons of `unavailable` that a service gives itself, with a message for the user. All others come from the RPC
    /// runtime, whose messages speak of connections.
    private static let ownUnavailableReasons: Set<String> = ["queue_full", "login_busy"]

    /// What the limits of services are called in `RateLimit` headers.
    private static let limitNames = ["login_throttled": "login", "registration_throttled": "registration"]

    /// The answer for an error of `service`, or of the way to it.
    init(_ error: RPCError, from service: String, retryAfter: Duration) {
        let status = Self.statusByReason[error.reason] ?? Self.status(for: error.code)
        self.init(status, error.reason.isEmpty ? "\(error.code)" : error.reason, error.message)
        switch status {
        case .unprocessableContent:
            self = ProblemDetails(faults: error.faults.isEmpty ? [Self.fault(of: error)] : error.faults)
        case .unauthorized:
            headers[.wwwAuthenticate] = "Bearer"
        case .serviceUnavailable:
            if !Self.ownUnavailableReasons.contains(error.reason) {
                code = "unavailable"
                detail = "The \(service) service is not available"
                cause = error
            }
        case .gatewayTimeout:
            detail = "The \(service) service took too long to answer"
            cause = error
        case .internalServerError, .notImplemented:
            self = .unexpected(error)
        default:
            break
        }
        let isTransient = status == .serviceUnavailable || status == .tooManyRequests
        if isTransient || status == .conflict && error.retryAfter != nil {
            let wait = (error.retryAfter ?? retryAfter).wholeSecondsUp
            headers[.retryAfter] = String(wait)
            if let name = Self.limitNames[error.reason] { headers[.rateLimit] = "\"\(name)\";r=0;t=\(wait)" }
        }
    }

    private static func status(for code: RPCError.Code) -> HTTPResponse.Status {
        switch code {
        case .invalidArgument, .outOfRange: .unprocessableContent
        case .unauthenticated: .unauthorized
        case .permissionDenied: .forbidden
        case .notFound: .notFound
        case .alreadyExists, .failedPrecondition, .aborted: .conflict
        case .resourceExhausted: .tooManyRequests
        case .unavailable, .cancelled: .serviceUnavailable
        case .deadlineExceeded: .gatewayTimeout
        case .unimplemented: .notImplemented
        case .unknown, .internal, .dataLoss: .internalServerError
        }
    }

    /// A refusal that names no field, as one fault of the whole body.
    private static func fault(of error: RPCError) -> FieldFault {
        FieldFault(
            location: ["body"], type: error.reason.isEmpty ? "value_error" : error.reason, message: error.message)
    }
}

extension Duration {
    /// Whole seconds, rounded up, at least one: what `Retry-After` takes.
    var wholeSecondsUp: Int64 {
        max(1, components.seconds + (components.attoseconds > 0 ? 1 : 0))
    }
}
