/// Short spellings of the errors that services answer with.
extension RPCError {
    /// `notFound`.
    public static func notFound(_ reason: String, _ message: String) -> RPCError {
        RPCError(.notFound, reason: reason, message: message)
    }

    /// `alreadyExists`.
    public static func alreadyExists(_ reason: String, _ message: String) -> RPCError {
        RPCError(.alreadyExists, reason: reason, message: message)
    }

    /// `invalidArgument`, with the fields at fault.
    public static func invalidArgument(_ reason: String, _ message: String, faults: [FieldFault] = []) -> RPCError {
        RPCError(.invalidArgument, reason: reason, message: message, faults: faults)
    }

    /// `failedPrecondition`.
    public static func failedPrecondition(_ reason: String, _ message: String) -> RPCError {
        RPCError(.failedPrecondition, reason: reason, message: message)
    }

    /// `permissionDenied`.
    public static func permissionDenied(_ reason: String, _ message: String) -> RPCError {
        RPCError(.permissionDenied, reason: reason, message: message)
    }

    /// `unauthenticated`.
    public static func unauthenticated(_ reason: String, _ message: String) -> RPCError {
        RPCError(.unauthenticated, reason: reason, message: message)
    }

    /// `resourceExhausted`.
    public static func resourceExhausted(_ reason: String, _ message: String, retryAfter: Duration? = nil) -> RPCError {
        RPCError(.resourceExhausted, reason: reason, message: message, retryAfter: retryAfter)
    }

    /// `unavailable`.
    public static func unavailable(_ reason: String, _ message: String, retryAfter: Duration? = nil) -> RPCError {
        RPCError(.unavailable, reason: reason, message: message, retryAfter: retryAfter)
    }

    /// `aborted`.
    public static func aborted(_ reason: String, _ message: String) -> RPCError {
        RPCError(.aborted, reason: reason, message: message)
    }

    /// `outOfRange`.
    public static func outOfRange(_ reason: String, _ message: String) -> RPCError {
        RPCError(.outOfRange, reason: reason, message: message)
    }

    /// `internal`: a defect of this side. The message says nothing about it on purpose; the log does.
    public static let internalError = RPCError(.internal, reason: "internal", message: "Internal error")

    /// `deadlineExceeded`.
    static let deadlineExceeded = RPCError(
        .deadlineExceeded, reason: "deadline_exceeded", message: "The call took longer than its deadline")

    /// `cancelled` by the caller.
    static let cancelled = RPCError(.cancelled, reason: "cancelled", message: "The call was cancelled")

    /// `unavailable`: the server takes no more calls.
    static let draining = RPCError.unavailable("draining", "The service is shutting down").unhandled

    /// The same error, marked as of a request that never left this process.
    var surelyNotSent: RPCError {
        var error = self
        error.isSurelyNotSent = true
        return error
    }

    /// The same error, marked as this server's answer to a request for which no handler has begun.
    var unhandled: RPCError {
        var error = self
        error.isUnhandled = true
        return error
    }
}
