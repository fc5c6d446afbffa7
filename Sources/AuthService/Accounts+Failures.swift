import Logging
import Postgres
import RPC
import ServiceRuntime
import VeoGenCrypto

extension Accounts {
    /// Runs a method's body within the request's scope, which log lines show, and turns what the database and the
    /// password hasher throw into what the caller may hear.
    func answering<Value: Sendable>(
        _ context: RPCContext, _ body: () async throws -> Value
    ) async throws -> Value {
        let scope = RequestScope(metadata: context.metadata.entries.lazy.map { ($0.key, $0.value) })
        return try await RequestScope.with(scope) {
            do {
                return try await body()
            } catch let error as PostgresError {
                throw rpcError(for: error)
            } catch let error as PasswordHasherError {
                throw rpcError(for: error)
            }
        }
    }

    private func rpcError(for error: PostgresError) -> any Error {
        switch error.kind {
        case .cancelled:
            return CancellationError()
        case .connectionLost, .unavailable, .poolExhausted, .timeout, .serialization, .deadlock, .diskFull, .readOnly:
            logger.warning("the database did not answer a call", error: error)
            return RPCError.unavailable(
                "database_unavailable", "The service is temporarily unavailable", retryAfter: Limits.databaseRetryAfter)
        default:
            logger.error("the database refused a statement", error: error)
            return RPCError.internalError
        }
    }

    private func rpcError(for error: PasswordHasherError) -> any Error {
        switch error {
        case .busy:
            return RPCError.unavailable(
                "login_busy", "Too many people are signing in at the moment", retryAfter: PasswordHasher.retryAfter)
        case .passwordTooLong:
            return RPCError.invalidArgument("password_too_long", "The password is too long")
        case .cancelled:
            return CancellationError()
        case .failed, .noThread:
            logger.error("a password could not be hashed", error: error)
            return RPCError.internalError
        }
    }
}

extension UserStore.Conflict {
    /// What who registers hears.
    var rpcError: RPCError {
        switch self {
        case .email: .alreadyExists("email_taken", "Email already registered")
        case .username: .alreadyExists("username_taken", "Username already taken")
        }
    }
}
