import Synchronization

/// Asks whom API keys speak for: one question at a time for each key, and not many at once.
///
/// A key that nobody has costs a question with each request, which is no more than any other wrong credential costs
/// where it is checked.
final class APIKeyChecks: Sendable {
    /// Whom a key speaks for. Throws `AuthenticationError`; must have a deadline of its own.
    typealias Check = @Sendable (APIKeyText) async throws -> Principal

    /// Keys asked about at once; more wait for nobody and are refused, so that a flood of keys stays a flood of one
    /// process.
    static let runningMax = 128

    private let check: Check
    private let running = Mutex<[String: Task<Principal, any Error>]>([:])

    init(_ check: @escaping Check) {
        self.check = check
    }

    /// Whom `key` speaks for.
    ///
    /// - Throws: `AuthenticationError`: `.malformed` for a key that is nobody's, `.keysUnavailable` when nobody
    ///   answered.
    func principal(for key: APIKeyText) async throws(AuthenticationError) -> Principal {
        let task = running.withLock { running -> Task<Principal, any Error>? in
            if let task = running[key.text] { return task }
            guard running.count < Self.runningMax else { return nil }
            // A task of its own: a caller that gives up must not take the answer from the others.
            let task = Task {
                defer { _ = self.running.withLock { $0.removeValue(forKey: key.text) } }
                return try await self.check(key)
            }
            running[key.text] = task
            return task
        }
        guard let task else { throw .keysUnavailable(reason: "too many API keys are being asked about") }
        switch await task.result {
        case .success(let principal): return principal
        case .failure(let error as AuthenticationError): throw error
        case .failure(let error): throw .keysUnavailable(reason: String(describing: error))
        }
    }
}
