// Made by scripts/protos from proto/auth.proto. Change that instead.

import RPC

/// The methods of `veogen.auth.v1.AuthService`: their names, and who may call them.
public enum AuthMethods {
    /// `Register`.
    public static let register = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "Register", isIdempotent: false)
    /// `Login`.
    public static let login = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "Login", isIdempotent: false)
    /// `Refresh`.
    public static let refresh = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "Refresh", isIdempotent: false)
    /// `Logout`.
    public static let logout = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "Logout", isIdempotent: false)
    /// `GetMe`.
    public static let getMe = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "GetMe", isIdempotent: true)
    /// `UpdateMe`.
    public static let updateMe = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "UpdateMe", isIdempotent: false)
    /// `ChangePassword`.
    public static let changePassword = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ChangePassword", isIdempotent: false)
    /// `ListSessions`.
    public static let listSessions = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListSessions", isIdempotent: true)
    /// `EndSession`.
    public static let endSession = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "EndSession", isIdempotent: false)
    /// `CreateAPIKey`.
    public static let createAPIKey = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "CreateAPIKey", isIdempotent: false)
    /// `ListAPIKeys`.
    public static let listAPIKeys = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListAPIKeys", isIdempotent: true)
    /// `DeleteAPIKey`.
    public static let deleteAPIKey = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "DeleteAPIKey", isIdempotent: false)
    /// `ListUsers`.
    public static let listUsers = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListUsers", isIdempotent: true)
    /// `GetUser`.
    public static let getUser = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "GetUser", isIdempotent: true)
    /// `UpdateUser`.
    public static let updateUser = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "UpdateUser", isIdempotent: false)
    /// `DeleteUser`.
    public static let deleteUser = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "DeleteUser", isIdempotent: false)
    /// `ListAuditEvents`.
    public static let listAuditEvents = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListAuditEvents", isIdempotent: true)
    /// `ListDeletedUsers`.
    public static let listDeletedUsers = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListDeletedUsers", isIdempotent: true)
    /// `Authenticate`.
    public static let authenticate = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "Authenticate", isIdempotent: true)
    /// `ListKeys`.
    public static let listKeys = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "ListKeys", isIdempotent: true)
    /// `WatchRevocations`.
    public static let watchRevocations = RPCMethodName(
        service: "veogen.auth.v1.AuthService", method: "WatchRevocations", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        register: .public,
        login: .public,
        refresh: .public,
        logout: .session,
        getMe: .reader,
        updateMe: .session,
        changePassword: .session,
        listSessions: .session,
        endSession: .session,
        createAPIKey: .session,
        listAPIKeys: .session,
        deleteAPIKey: .session,
        listUsers: .admin,
        getUser: .admin,
        updateUser: .admin,
        deleteUser: .admin,
        listAuditEvents: .admin,
        listDeletedUsers: .service,
        authenticate: .service,
        listKeys: .public,
        watchRevocations: .service,
    ]
}

/// Who the users are, and how they prove it.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol AuthAPI: Sendable {
    /// Creates an account. Email and username are unique without regard to case.
    func register(_ request: RegisterRequest, context: RPCContext) async throws -> User

    /// Signs in with email and password, as a form with the fields `username` (the email) and `password`.
    func login(_ request: LoginRequest, context: RPCContext) async throws -> Token

    /// Replaces a token before it expires: either the bearer access token of the request, or a refresh token in the
    /// body.
    /// A refresh token serves once; using it again later than 5 s after ends the session.
    func refresh(_ request: RefreshRequest, context: RPCContext) async throws -> Token

    /// Ends the session of the token that the request carries; its tokens are refused everywhere within 5 s.
    func logout(_ request: LogoutRequest, context: RPCContext) async throws -> LogoutReply

    /// The signed-in user.
    func getMe(_ request: GetMeRequest, context: RPCContext) async throws -> User

    /// Changes the signed-in user's name. What is absent stays; an empty `full_name` removes it.
    func updateMe(_ request: UpdateMeRequest, context: RPCContext) async throws -> User

    /// Changes the password, and ends every other session of the user; their tokens are refused everywhere within 5
    /// s. API keys
    /// stay.
    func changePassword(_ request: ChangePasswordRequest, context: RPCContext) async throws -> ChangePasswordReply

    /// The user's sessions that go on, the newest first, at most 100.
    func listSessions(_ request: ListSessionsRequest, context: RPCContext) async throws -> SessionList

    /// Ends one of the user's sessions; its tokens are refused everywhere within 5 s.
    func endSession(_ request: EndSessionRequest, context: RPCContext) async throws -> EndSessionReply

    /// Makes an API key: a credential for programs, for the header `Authorization: Bearer vg_…`. The key itself is in
    /// this answer
    /// only. Keys can't manage the account, and are never an administrator's.
    func createAPIKey(_ request: CreateAPIKeyRequest, context: RPCContext) async throws -> CreateAPIKeyReply

    /// The user's API keys, the newest first; expired ones too.
    func listAPIKeys(_ request: ListAPIKeysRequest, context: RPCContext) async throws -> APIKeyList

    /// Deletes an API key; it is refused everywhere within 5 s.
    func deleteAPIKey(_ request: DeleteAPIKeyRequest, context: RPCContext) async throws -> DeleteAPIKeyReply

    /// The users, the newest first. The header `X-Total-Count` has how many there are, `Link` the next page.
    func listUsers(_ request: ListUsersRequest, context: RPCContext) async throws -> UserList

    /// One user.
    func getUser(_ request: GetUserRequest, context: RPCContext) async throws -> User

    /// Deactivates a user or lets one in again, and gives or takes the rights of an administrator. What is absent
    /// stays.
    /// Deactivating, and taking rights, ends the user's sessions: their tokens are refused everywhere within 5 s.
    func updateUser(_ request: UpdateUserRequest, context: RPCContext) async throws -> User

    /// Deletes a user, with sessions and API keys at once, and with all videos and their files soon after. Nothing
    /// brings them
    /// back. What paid providers were asked for stays in the ledger, under the user's id alone.
    func deleteUser(_ request: DeleteUserRequest, context: RPCContext) async throws -> DeleteUserReply

    /// What was done to accounts, the newest first.
    func listAuditEvents(_ request: ListAuditEventsRequest, context: RPCContext) async throws -> AuditEventList

    /// The users who were deleted, in that order, for services that keep something of theirs.
    func listDeletedUsers(_ request: ListDeletedUsersRequest, context: RPCContext) async throws -> DeletedUserList

    /// Checks a token or an API key on behalf of a service. What it answers may be remembered until `expires_at`,
    /// unless it is
    /// revoked before.
    func authenticate(_ request: AuthenticateRequest, context: RPCContext) async throws -> AuthenticateReply

    /// The public keys that access tokens are checked with (RFC 7517).
    func listKeys(_ request: ListKeysRequest, context: RPCContext) throws -> PublicKeySet

    /// Every revocation that still matters, then each new one, with a heartbeat at least every 2 s, so that a watcher
    /// knows within
    /// 5 s that it hears nothing any more.
    func watchRevocations(_ request: WatchRevocationsRequest, context: RPCContext, responses: RPCResponseWriter<Revocation>) async throws
}

extension AuthAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .unary(AuthMethods.register) { (request: RegisterRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.register(request, context: context)
            },
            .unary(AuthMethods.login) { (request: LoginRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.login(request, context: context)
            },
            .unary(AuthMethods.refresh) { (request: RefreshRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.refresh(request, context: context)
            },
            .unary(AuthMethods.logout) { (request: LogoutRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.logout(request, context: context)
            },
            .unary(AuthMethods.getMe) { (request: GetMeRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getMe(request, context: context)
            },
            .unary(AuthMethods.updateMe) { (request: UpdateMeRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.updateMe(request, context: context)
            },
            .unary(AuthMethods.changePassword) { (request: ChangePasswordRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.changePassword(request, context: context)
            },
            .unary(AuthMethods.listSessions) { (request: ListSessionsRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listSessions(request, context: context)
            },
            .unary(AuthMethods.endSession) { (request: EndSessionRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.endSession(request, context: context)
            },
            .unary(AuthMethods.createAPIKey) { (request: CreateAPIKeyRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.createAPIKey(request, context: context)
            },
            .unary(AuthMethods.listAPIKeys) { (request: ListAPIKeysRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listAPIKeys(request, context: context)
            },
            .unary(AuthMethods.deleteAPIKey) { (request: DeleteAPIKeyRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.deleteAPIKey(request, context: context)
            },
            .unary(AuthMethods.listUsers) { (request: ListUsersRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listUsers(request, context: context)
            },
            .unary(AuthMethods.getUser) { (request: GetUserRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getUser(request, context: context)
            },
            .unary(AuthMethods.updateUser) { (request: UpdateUserRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.updateUser(request, context: context)
            },
            .unary(AuthMethods.deleteUser) { (request: DeleteUserRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.deleteUser(request, context: context)
            },
            .unary(AuthMethods.listAuditEvents) { (request: ListAuditEventsRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listAuditEvents(request, context: context)
            },
            .unary(AuthMethods.listDeletedUsers) { (request: ListDeletedUsersRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listDeletedUsers(request, context: context)
            },
            .unary(AuthMethods.authenticate) { (request: AuthenticateRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.authenticate(request, context: context)
            },
            .inline(AuthMethods.listKeys) { (request: ListKeysRequest, context: RPCContext) in
                try request.refuseFaults()
                return try self.listKeys(request, context: context)
            },
            .serverStreaming(AuthMethods.watchRevocations) {
                (request: WatchRevocationsRequest, context: RPCContext, responses: RPCResponseWriter<Revocation>) in
                try request.refuseFaults()
                try await self.watchRevocations(request, context: context, responses: responses)
            },
        ]
    }
}

/// Calls `veogen.auth.v1.AuthService`.
public struct AuthClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// Creates an account. Email and username are unique without regard to case.
    public func register(
        _ request: RegisterRequest = RegisterRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> User {
        try await rpc.unary(AuthMethods.register, request, options: options)
    }

    /// Signs in with email and password, as a form with the fields `username` (the email) and `password`.
    public func login(
        _ request: LoginRequest = LoginRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Token {
        try await rpc.unary(AuthMethods.login, request, options: options)
    }

    /// Replaces a token before it expires: either the bearer access token of the request, or a refresh token in the
    /// body.
    /// A refresh token serves once; using it again later than 5 s after ends the session.
    public func refresh(
        _ request: RefreshRequest = RefreshRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Token {
        try await rpc.unary(AuthMethods.refresh, request, options: options)
    }

    /// Ends the session of the token that the request carries; its tokens are refused everywhere within 5 s.
    public func logout(
        _ request: LogoutRequest = LogoutRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> LogoutReply {
        try await rpc.unary(AuthMethods.logout, request, options: options)
    }

    /// The signed-in user.
    public func getMe(
        _ request: GetMeRequest = GetMeRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> User {
        try await rpc.unary(AuthMethods.getMe, request, options: options)
    }

    /// Changes the signed-in user's name. What is absent stays; an empty `full_name` removes it.
    public func updateMe(
        _ request: UpdateMeRequest = UpdateMeRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> User {
        try await rpc.unary(AuthMethods.updateMe, request, options: options)
    }

    /// Changes the password, and ends every other session of the user; their tokens are refused everywhere within 5
    /// s. API keys
    /// stay.
    public func changePassword(
        _ request: ChangePasswordRequest = ChangePasswordRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> ChangePasswordReply {
        try await rpc.unary(AuthMethods.changePassword, request, options: options)
    }

    /// The user's sessions that go on, the newest first, at most 100.
    public func listSessions(
        _ request: ListSessionsRequest = ListSessionsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> SessionList {
        try await rpc.unary(AuthMethods.listSessions, request, options: options)
    }

    /// Ends one of the user's sessions; its tokens are refused everywhere within 5 s.
    public func endSession(
        _ request: EndSessionRequest = EndSessionRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> EndSessionReply {
        try await rpc.unary(AuthMethods.endSession, request, options: options)
    }

    /// Makes an API key: a credential for programs, for the header `Authorization: Bearer vg_…`. The key itself is in
    /// this answer
    /// only. Keys can't manage the account, and are never an administrator's.
    public func createAPIKey(
        _ request: CreateAPIKeyRequest = CreateAPIKeyRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> CreateAPIKeyReply {
        try await rpc.unary(AuthMethods.createAPIKey, request, options: options)
    }

    /// The user's API keys, the newest first; expired ones too.
    public func listAPIKeys(
        _ request: ListAPIKeysRequest = ListAPIKeysRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> APIKeyList {
        try await rpc.unary(AuthMethods.listAPIKeys, request, options: options)
    }

    /// Deletes an API key; it is refused everywhere within 5 s.
    public func deleteAPIKey(
        _ request: DeleteAPIKeyRequest = DeleteAPIKeyRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> DeleteAPIKeyReply {
        try await rpc.unary(AuthMethods.deleteAPIKey, request, options: options)
    }

    /// The users, the newest first. The header `X-Total-Count` has how many there are, `Link` the next page.
    public func listUsers(
        _ request: ListUsersRequest = ListUsersRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> UserList {
        try await rpc.unary(AuthMethods.listUsers, request, options: options)
    }

    /// One user.
    public func getUser(
        _ request: GetUserRequest = GetUserRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> User {
        try await rpc.unary(AuthMethods.getUser, request, options: options)
    }

    /// Deactivates a user or lets one in again, and gives or takes the rights of an administrator. What is absent
    /// stays.
    /// Deactivating, and taking rights, ends the user's sessions: their tokens are refused everywhere within 5 s.
    public func updateUser(
        _ request: UpdateUserRequest = UpdateUserRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> User {
        try await rpc.unary(AuthMethods.updateUser, request, options: options)
    }

    /// Deletes a user, with sessions and API keys at once, and with all videos and their files soon after. Nothing
    /// brings them
    /// back. What paid providers were asked for stays in the ledger, under the user's id alone.
    public func deleteUser(
        _ request: DeleteUserRequest = DeleteUserRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> DeleteUserReply {
        try await rpc.unary(AuthMethods.deleteUser, request, options: options)
    }

    /// What was done to accounts, the newest first.
    public func listAuditEvents(
        _ request: ListAuditEventsRequest = ListAuditEventsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> AuditEventList {
        try await rpc.unary(AuthMethods.listAuditEvents, request, options: options)
    }

    /// The users who were deleted, in that order, for services that keep something of theirs.
    public func listDeletedUsers(
        _ request: ListDeletedUsersRequest = ListDeletedUsersRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> DeletedUserList {
        try await rpc.unary(AuthMethods.listDeletedUsers, request, options: options)
    }

    /// Checks a token or an API key on behalf of a service. What it answers may be remembered until `expires_at`,
    /// unless it is
    /// revoked before.
    public func authenticate(
        _ request: AuthenticateRequest = AuthenticateRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> AuthenticateReply {
        try await rpc.unary(AuthMethods.authenticate, request, options: options)
    }

    /// The public keys that access tokens are checked with (RFC 7517).
    public func listKeys(
        _ request: ListKeysRequest = ListKeysRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> PublicKeySet {
        try await rpc.unary(AuthMethods.listKeys, request, options: options)
    }

    /// Every revocation that still matters, then each new one, with a heartbeat at least every 2 s, so that a watcher
    /// knows within
    /// 5 s that it hears nothing any more.
    public func watchRevocations(
        _ request: WatchRevocationsRequest = WatchRevocationsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<Revocation> {
        rpc.serverStreaming(AuthMethods.watchRevocations, request, options: options)
    }
}

