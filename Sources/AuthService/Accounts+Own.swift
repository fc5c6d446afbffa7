import Identity
import Postgres
import RPC
import VeoGenAPI
import VeoGenCrypto

/// What users do to their own accounts.
extension Accounts {
    func updateMe(_ request: UpdateMeRequest, context: RPCContext) async throws -> User {
        try await answering(context) {
            let own = try await account(of: context.requirePrincipal())
            do {
                let changed = try await users.rename(
                    own.id, username: request.username, fullName: request.fullName?.trimmingASCIIBlanks(),
                    by: Origin(context, trusting: peers))
                guard let changed else { throw Self.invalidCredentials }
                return changed.user
            } catch let conflict as UserStore.Conflict {
                throw conflict.rpcError
            }
        }
    }

    /// Slowed down as logins are: whoever has found a session open must not find out its password by it.
    func changePassword(
        _ request: ChangePasswordRequest, context: RPCContext
    ) async throws -> ChangePasswordReply {
        try await answering(context) {
            let principal = try context.requirePrincipal()
            let own = try await account(of: principal)
            let origin = Origin(context, trusting: peers)
            let email = EmailAddress(own.email)
            let attempt = try throttle.begin(email: email, password: request.currentPassword, address: origin.address)
            guard let confirmed = try await account(of: email, with: request.currentPassword, attempt) else {
                throw RPCError.failedPrecondition("wrong_password", "Incorrect password")
            }
            let count = try await users.changePassword(
                of: own.id, confirmed.passwordHash,
                to: hasher.hash(request.newPassword, in: attempt.lane).phc,
                keeping: PostgresUUID(principal.sessionID), by: origin, sessions: sessions)
            guard let count else {
                throw RPCError.aborted("password_changed_meanwhile", "The password was changed at the same time")
            }
            return ChangePasswordReply(message: "Password changed", sessionsEnded: Int32(clamping: count))
        }
    }

    func listSessions(_ request: ListSessionsRequest, context: RPCContext) async throws -> SessionList {
        try await answering(context) {
            let principal = try context.requirePrincipal()
            let own = try await account(of: principal)
            return SessionList(
                sessions: try await sessions.list(of: own.id, current: PostgresUUID(principal.sessionID)))
        }
    }

    func endSession(_ request: EndSessionRequest, context: RPCContext) async throws -> EndSessionReply {
        try await answering(context) {
            let own = try await account(of: context.requirePrincipal())
            let notFound = RPCError.notFound("session_not_found", "Session not found")
            guard let id = PostgresUUID(request.id) else { throw notFound }
            let hasEnded = try await sessions.endOwn(id, of: own.id, by: Origin(context, trusting: peers))
            guard hasEnded else { throw notFound }
            return EndSessionReply(message: "Session ended")
        }
    }
}
