import RPC
import VeoGenAPI

/// What the gateway hands on without a thought of its own.
extension FakeAuth {
    func listSessions(_ request: ListSessionsRequest, context: RPCContext) async throws -> SessionList {
        try fake.begin(request, context)
        return SessionList()
    }

    func endSession(_ request: EndSessionRequest, context: RPCContext) async throws -> EndSessionReply {
        try fake.begin(request, context)
        return EndSessionReply(message: "Session ended")
    }

    func createAPIKey(_ request: CreateAPIKeyRequest, context: RPCContext) async throws -> CreateAPIKeyReply {
        try fake.begin(request, context)
        return CreateAPIKeyReply(key: "vg_secret")
    }

    func listAPIKeys(_ request: ListAPIKeysRequest, context: RPCContext) async throws -> APIKeyList {
        try fake.begin(request, context)
        return APIKeyList()
    }

    func deleteAPIKey(_ request: DeleteAPIKeyRequest, context: RPCContext) async throws -> DeleteAPIKeyReply {
        try fake.begin(request, context)
        return DeleteAPIKeyReply(message: "API key deleted")
    }

    func listUsers(_ request: ListUsersRequest, context: RPCContext) async throws -> UserList {
        try fake.begin(request, context)
        return UserList(users: [Self.user], total: 1)
    }

    func getUser(_ request: GetUserRequest, context: RPCContext) async throws -> User {
        try fake.begin(request, context)
        return Self.user
    }

    func updateUser(_ request: UpdateUserRequest, context: RPCContext) async throws -> User {
        try fake.begin(request, context)
        return Self.user
    }

    func deleteUser(_ request: DeleteUserRequest, context: RPCContext) async throws -> DeleteUserReply {
        try fake.begin(request, context)
        return DeleteUserReply(message: "User deleted")
    }

    func listAuditEvents(_ request: ListAuditEventsRequest, context: RPCContext) async throws -> AuditEventList {
        try fake.begin(request, context)
        return AuditEventList()
    }

    func listDeletedUsers(_ request: ListDeletedUsersRequest, context: RPCContext) async throws -> DeletedUserList {
        throw RPCError.permissionDenied("forbidden", "Not for the gateway")
    }
}
