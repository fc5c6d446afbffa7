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
        logout: .user,
        getMe: .user,
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

    /// Checks a token on behalf of a service that holds no keys.
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

    /// Checks a token on behalf of a service that holds no keys.
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

