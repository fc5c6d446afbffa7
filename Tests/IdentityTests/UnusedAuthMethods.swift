import RPC
import VeoGenAPI

/// An AuthService of which a test uses a few methods; the others refuse.
protocol UnusedAuthMethods: AuthAPI {}

private let unused = RPCError.unavailable("unused", "Not part of this test")

extension UnusedAuthMethods {
    func register(_ request: RegisterRequest, context: RPCContext) throws -> User { throw unused }
    func login(_ request: LoginRequest, context: RPCContext) throws -> Token { throw unused }
    func refresh(_ request: RefreshRequest, context: RPCContext) throws -> Token { throw unused }
    func logout(_ request: LogoutRequest, context: RPCContext) throws -> LogoutReply { throw unused }
    func getMe(_ request: GetMeRequest, context: RPCContext) throws -> User { throw unused }
    func updateMe(_ request: UpdateMeRequest, context: RPCContext) throws -> User { throw unused }
    func changePassword(_ request: ChangePasswordRequest, context: RPCContext) throws -> ChangePasswordReply {
        throw unused
    }
    func listSessions(_ request: ListSessionsRequest, context: RPCContext) throws -> SessionList { throw unused }
    func endSession(_ request: EndSessionRequest, context: RPCContext) throws -> EndSessionReply { throw unused }
    func createAPIKey(_ request: CreateAPIKeyRequest, context: RPCContext) throws -> CreateAPIKeyReply {
        throw unused
    }
    func listAPIKeys(_ request: ListAPIKeysRequest, context: RPCContext) throws -> APIKeyList { throw unused }
    func deleteAPIKey(_ request: DeleteAPIKeyRequest, context: RPCContext) throws -> DeleteAPIKeyReply {
        throw unused
    }
    func listUsers(_ request: ListUsersRequest, context: RPCContext) throws -> UserList { throw unused }
    func getUser(_ request: GetUserRequest, context: RPCContext) throws -> User { throw unused }
    func updateUser(_ request: UpdateUserRequest, context: RPCContext) throws -> User { throw unused }
    func deleteUser(_ request: DeleteUserRequest, context: RPCContext) throws -> DeleteUserReply { throw unused }
    func listAuditEvents(_ request: ListAuditEventsRequest, context: RPCContext) throws -> AuditEventList {
        throw unused
    }
    func listDeletedUsers(_ request: ListDeletedUsersRequest, context: RPCContext) throws -> DeletedUserList {
        throw unused
    }
    func authenticate(_ request: AuthenticateRequest, context: RPCContext) throws -> AuthenticateReply { throw unused }
}
