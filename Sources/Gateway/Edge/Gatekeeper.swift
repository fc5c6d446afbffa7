import HTTPTypes
import Identity
import VeoGenAPI

/// Turns away who may not use a route, before anything of the request goes further.
struct Gatekeeper: Sendable {
    private let authenticator: Authenticator

    /// A gatekeeper that trusts `authenticator`.
    init(_ authenticator: Authenticator) {
        self.authenticator = authenticator
    }

    /// Lets a request with this `Authorization` header pass, and says whose it is; nil where anybody may pass.
    ///
    /// - Parameter beforeAsking: Runs before AuthService is asked of credentials that nobody remembers, and may refuse
    ///   that.
    /// - Throws: `ProblemDetails`: 401 without sound credentials, 403 for a user where an administrator is asked for
    ///   and for an API key that does not reach so far, 503 when keys can't be had; and what `beforeAsking` throws.
    @discardableResult
    func admit(
        _ authorization: String?, to access: Access, beforeAsking: () throws(ProblemDetails) -> Void = {}
    ) async throws(ProblemDetails) -> Principal? {
        if case .public = access { return nil }
        let principal = try await principal(authorization, beforeAsking)
        guard principal.mayUse(access) else { throw Self.forbidden }
        return principal
    }

    private static let forbidden = ProblemDetails(.forbidden, "forbidden", "Not enough permissions")

    private func principal(
        _ authorization: String?, _ beforeAsking: () throws(ProblemDetails) -> Void
    ) async throws(ProblemDetails) -> Principal {
        do {
            // Nearly always the token is remembered, and then nothing here waits.
            return try authenticator.authenticate(authorization: authorization)
        } catch {
            guard error == .unknownKey else { throw Self.problem(error) }
        }
        try beforeAsking()
        do {
            return try await authenticator.authenticateFetchingKeys(authorization: authorization?[...])
        } catch {
            throw Self.problem(error)
        }
    }

    private static func problem(_ error: AuthenticationError) -> ProblemDetails {
        if error == .missingCredentials { return .notAuthenticated }
        guard error.isServerFault else {
            return .unauthenticated("invalid_credentials", AuthenticationError.publicDetail)
        }
        var problem = ProblemDetails(.serviceUnavailable, "unavailable", "The auth service is not available")
            .with(.retryAfter, "1")
        problem.cause = error
        return problem
    }
}
