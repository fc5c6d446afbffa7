import Postgres
import RPC
import VeoGenAPI

/// Requests with an Idempotency-Key. Only accepted ones are remembered: one that was refused may be tried again.
extension Videos {
    /// The answer that an earlier request with the key got; nil when there was none.
    func replay(_ key: IdempotencyKey?, message: String) async throws(RPCError) -> GenerateVideoReply? {
        guard let key else { return nil }
        switch try await answering({ () async throws(PostgresError) in try await keys.find(key) }) {
        case nil: return nil
        case .other: throw IdempotencyKey.reused
        case .same(let video):
            return GenerateVideoReply(jobID: video.description, status: .pending, message: message, replayed: true)
        }
    }

    /// Runs a statement that stores a request with its key; nil when another one with the key was accepted meanwhile.
    func acceptingOnce<Value: Sendable>(
        _ key: IdempotencyKey?, _ body: () async throws(PostgresError) -> Value
    ) async throws(RPCError) -> Value? {
        let failure: PostgresError
        do {
            return try await body()
        } catch {
            failure = error
        }
        if key != nil, failure.isKeyTaken { return nil }
        if key != nil, failure.isLockTimeout { throw IdempotencyKey.inUse }
        return try await answering { () async throws(PostgresError) in throw failure }
    }
}
