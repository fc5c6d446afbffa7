import Postgres
import Protobuf
import RPC
import VeoGenAPI
import VeoGenCrypto

/// A request that its sender may repeat without asking twice (draft-ietf-httpapi-idempotency-key-header).
struct IdempotencyKey: Sendable {
    /// What a key is for, besides its user.
    enum Route: String, Sendable {
        case generate, regenerate, promote
    }

    /// Under which a call's metadata has it.
    static let metadataKey = "idempotency-key"
    /// Characters: the draft leaves it open, and 255 is what others take.
    private static let charactersMax = 255

    let owner: PostgresUUID
    let route: Route
    let text: String
    /// Of the request as the service reads it: neither spaces nor the order of members make a difference.
    let bodySHA256: [UInt8]

    /// The key of a call; nil when it has none.
    ///
    /// - Throws: `RPCError` `invalidArgument` for a key that is empty, too long or not visible ASCII.
    init?(
        of context: RPCContext, owner: PostgresUUID, route: Route, request: some ProtobufMessage
    ) throws(RPCError) {
        guard let text = context.metadata[Self.metadataKey] else { return nil }
        guard (1...Self.charactersMax).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw Self.error(
                "idempotency_key_invalid", "The key should have 1 to \(Self.charactersMax) visible ASCII characters")
        }
        do {
            bodySHA256 = try SHA256.digest(request.packedBytes).bytes
        } catch {
            throw .internalError
        }
        self.owner = owner
        self.route = route
        self.text = text
    }

    /// The key was used for another request.
    static let reused = error("idempotency_key_reused", "The key was used for another request")

    /// Another request with the key takes too long.
    static let inUse = RPCError(
        .aborted, reason: "idempotency_key_in_use", message: "A request with this key is under way",
        retryAfter: Limits.retryAfter)

    private static func error(_ reason: String, _ message: String) -> RPCError {
        .invalidArgument(
            reason, message,
            faults: [FieldFault(location: ["header", "Idempotency-Key"], type: reason, message: message)])
    }
}
