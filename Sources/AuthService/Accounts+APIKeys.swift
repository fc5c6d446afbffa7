import Identity
import Postgres
import RPC
import VeoGenAPI
import VeoGenCrypto

/// Credentials of programs.
extension Accounts {
    func createAPIKey(_ request: CreateAPIKeyRequest, context: RPCContext) async throws -> CreateAPIKeyReply {
        try await answering(context) {
            let own = try await account(of: context.requirePrincipal())
            let key = try APIKeyText.random(using: random)
            let new = APIKeyStore.New(
                id: PostgresUUID(try UniqueID.random(using: random)), name: request.name, key: key,
                mayWrite: request.scopes.contains(.write), lifeDays: request.expiresInDays)
            let stored = try await apiKeys.insert(new, of: own.id, by: Origin(context, trusting: peers))
            guard let stored else {
                throw RPCError.failedPrecondition(
                    "too_many_api_keys", "There are as many API keys as a user may have: \(Limits.apiKeysMax)")
            }
            return CreateAPIKeyReply(key: key.text, apiKey: stored)
        }
    }

    func listAPIKeys(_ request: ListAPIKeysRequest, context: RPCContext) async throws -> APIKeyList {
        try await answering(context) {
            APIKeyList(apiKeys: try await apiKeys.list(of: account(of: context.requirePrincipal()).id))
        }
    }

    func deleteAPIKey(_ request: DeleteAPIKeyRequest, context: RPCContext) async throws -> DeleteAPIKeyReply {
        try await answering(context) {
            let own = try await account(of: context.requirePrincipal())
            let notFound = RPCError.notFound("api_key_not_found", "API key not found")
            guard let id = PostgresUUID(request.id) else { throw notFound }
            let isDeleted = try await apiKeys.delete(id, of: own.id, by: Origin(context, trusting: peers))
            guard isDeleted else { throw notFound }
            return DeleteAPIKeyReply(message: "API key deleted")
        }
    }

    /// Checks an API key on behalf of a service.
    func authenticate(apiKey text: String) async throws -> AuthenticateReply {
        guard let key = try APIKeyText(text[...]), let principal = try await apiKeys.principal(of: key) else {
            throw Self.invalidCredentials
        }
        return AuthenticateReply(
            userID: principal.userID.description, sessionID: principal.sessionID.description, isAdmin: false,
            expiresAt: Timestamp(microseconds: principal.expiresAt.seconds * 1_000_000),
            scopes: principal.mayUse(.user) ? [.read, .write] : [.read],
            issuedAt: Timestamp(microseconds: principal.issuedAt.seconds * 1_000_000))
    }
}
