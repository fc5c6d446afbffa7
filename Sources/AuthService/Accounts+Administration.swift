import Identity
import Postgres
import RPC
import VeoGenAPI

/// What administrators do to the accounts of others.
extension Accounts {
    private static let userNotFound = RPCError.notFound("user_not_found", "User not found")

    func listUsers(_ request: ListUsersRequest, context: RPCContext) async throws -> UserList {
        try await answering(context) {
            try await requireAdmin(context)
            let page = try await users.list(
                skip: request.skip, limit: request.limit, email: request.email.map { EmailAddress($0) })
            return UserList(users: page.accounts.map(\.user), total: page.total)
        }
    }

    func getUser(_ request: GetUserRequest, context: RPCContext) async throws -> User {
        try await answering(context) {
            try await requireAdmin(context)
            guard let id = PostgresUUID(request.id), let account = try await users.account(id: id) else {
                throw Self.userNotFound
            }
            return account.user
        }
    }

    func updateUser(_ request: UpdateUserRequest, context: RPCContext) async throws -> User {
        try await answering(context) {
            let id = try await other(request.id, context)
            let change = UserStore.Change(isActive: request.isActive, isAdmin: request.isAdmin)
            let changed = try await users.change(id, change, by: Origin(context, trusting: peers))
            guard let changed else { throw Self.userNotFound }
            return changed.user
        }
    }

    func deleteUser(_ request: DeleteUserRequest, context: RPCContext) async throws -> DeleteUserReply {
        try await answering(context) {
            let id = try await other(request.id, context)
            guard try await users.delete(id, by: Origin(context, trusting: peers)) else { throw Self.userNotFound }
            return DeleteUserReply(message: "User deleted; the videos go within minutes")
        }
    }

    func listAuditEvents(_ request: ListAuditEventsRequest, context: RPCContext) async throws -> AuditEventList {
        try await answering(context) {
            try await requireAdmin(context)
            let user = request.userID.flatMap { PostgresUUID($0) }
            return AuditEventList(
                events: try await audit.list(skip: request.skip, limit: request.limit, user: user))
        }
    }

    func listDeletedUsers(_ request: ListDeletedUsersRequest, context: RPCContext) async throws -> DeletedUserList {
        try await answering(context) {
            let deleted = try await users.deleted(after: request.afterSequence ?? 0)
            return DeletedUserList(
                users: deleted.map { DeletedUser(sequence: $0.sequence, userID: $0.user.description) })
        }
    }

    /// The user whom the caller may change: anybody but the caller, so that there is always an administrator left.
    private func other(_ text: String, _ context: RPCContext) async throws -> PostgresUUID {
        let caller = try await requireAdmin(context)
        guard let id = PostgresUUID(text) else { throw Self.userNotFound }
        guard id != caller.id else {
            throw RPCError.failedPrecondition("own_account", "Nobody may do this to their own account")
        }
        return id
    }

    /// The caller, as the database knows it now: a token tells what was true when it was issued.
    @discardableResult
    private func requireAdmin(_ context: RPCContext) async throws -> Account {
        let account = try await account(of: context.requirePrincipal())
        guard account.isAdmin else {
            throw RPCError.permissionDenied("administrators_only", "Only administrators may do this")
        }
        return account
    }
}
