import RPC
import VeoGenAPI

/// An AuthService that knows one user.
struct FakeAuth: AuthAPI {
    static let user = User(
        id: "018f4d2e-0000-7000-8000-000000000001", email: "ada@example.com", username: "ada", fullName: "Ada Lovelace",
        isActive: true, isAdmin: false, createdAt: Timestamp(microseconds: 1_800_000_000_123_456))
    static let password = "correct horse battery"

    let fake = FakeService()
    let keys: [PublicKey]

    func register(_ request: RegisterRequest, context: RPCContext) async throws -> User {
        try fake.begin(request, context)
        var user = Self.user
        (user.email, user.username, user.fullName) = (request.email, request.username, request.fullName)
        return user
    }

    func login(_ request: LoginRequest, context: RPCContext) async throws -> Token {
        try fake.begin(request, context)
        guard request.username == Self.user.email, request.password == Self.password else {
            throw RPCError.unauthenticated("incorrect_credentials", "Incorrect email or password")
        }
        return Token(accessToken: "access", expiresIn: 1800, refreshToken: "refresh")
    }

    func refresh(_ request: RefreshRequest, context: RPCContext) async throws -> Token {
        try fake.begin(request, context)
        return Token(accessToken: "fresh", expiresIn: 1800, refreshToken: request.refreshToken.map { $0 + "-next" })
    }

    func logout(_ request: LogoutRequest, context: RPCContext) async throws -> LogoutReply {
        try fake.begin(request, context)
        return LogoutReply(message: "Signed out")
    }

    func getMe(_ request: GetMeRequest, context: RPCContext) async throws -> User {
        try fake.begin(request, context)
        return Self.user
    }

    func authenticate(_ request: AuthenticateRequest, context: RPCContext) async throws -> AuthenticateReply {
        throw RPCError.permissionDenied("forbidden", "Not for the gateway")
    }

    func updateMe(_ request: UpdateMeRequest, context: RPCContext) async throws -> User {
        try fake.begin(request, context)
        return Self.user
    }

    func changePassword(
        _ request: ChangePasswordRequest, context: RPCContext
    ) async throws -> ChangePasswordReply {
        try fake.begin(request, context)
        return ChangePasswordReply(message: "Password changed", sessionsEnded: 2)
    }

    func listKeys(_ request: ListKeysRequest, context: RPCContext) throws -> PublicKeySet {
        try fake.begin(request, context)
        return PublicKeySet(keys: keys)
    }

    func watchRevocations(
        _ request: WatchRevocationsRequest, context: RPCContext, responses: RPCResponseWriter<Revocation>
    ) async throws {
        try await responses.write(Revocation(sequence: 0))
        try await Task.sleep(for: .seconds(3600))
    }
}
