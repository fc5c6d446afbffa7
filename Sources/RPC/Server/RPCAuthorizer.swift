/// Decides which calls reach their handlers, and on whose behalf.
public protocol RPCAuthorizer: Sendable {
    /// Decides about a call before its request is decoded. Runs on the connection's event loop: it must not block.
    ///
    /// It may set `context.caller` for the handler. What takes waiting, such as looking up an API key, is returned as
    /// `.pending`; a remembered token should be `.admitted` at once, which costs no task.
    ///
    /// - Throws: The `RPCError` that refuses the call, usually `unauthenticated` or `permissionDenied`.
    func admit(_ context: inout RPCContext) throws -> RPCAdmission
}

/// What an `RPCAuthorizer` says about a call that it does not refuse.
public enum RPCAdmission: Sendable {
    /// The handler may run now.
    case admitted
    /// The closure decides, and returns the context for the handler. It is cancelled with the call.
    case pending(@Sendable (RPCContext) async throws -> RPCContext)
}
