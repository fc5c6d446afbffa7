import RPC

extension RPCError {
    /// What a caller hears whose credentials did not do. Every fault of the caller reads the same.
    public init(_ error: AuthenticationError) {
        if error.isServerFault {
            self = .unavailable(
                "authentication_unavailable", "Credentials can't be checked at the moment", retryAfter: .seconds(1))
        } else {
            self = .unauthenticated("invalid_credentials", AuthenticationError.publicDetail)
        }
    }
}
