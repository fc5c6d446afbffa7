import RPC

extension RPCContext {
    /// On whose behalf the call is made, as `CallAuthorizer` has established it; nil for a call without a user.
    public var principal: Principal? { caller as? Principal }

    /// The same where a user is needed.
    ///
    /// - Throws: `RPCError` of code `unauthenticated` when there is none.
    public func requirePrincipal() throws(RPCError) -> Principal {
        guard let principal else { throw RPCError(AuthenticationError.missingCredentials) }
        return principal
    }
}
