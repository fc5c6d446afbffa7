import RPC
import Synchronization

/// What the fakes share: a record of their calls, and errors to answer with on command.
final class FakeService: Sendable {
    /// A call as it arrived.
    struct Call: Sendable {
        let method: String
        let metadata: RPCMetadata
        let request: any Sendable
    }

    /// API keys that were asked about; AuthService's fake knows none.
    let keysAsked = Mutex(0)
    private let calls = Mutex<[Call]>([])
    private let failures = Mutex<[String: any Error & Sendable]>([:])

    /// The calls of a method so far.
    func calls(of method: String) -> [Call] {
        calls.withLock { $0.filter { $0.method == method } }
    }

    /// From now on `method` answers with `error`; nil ends that.
    func fail(_ method: String, with error: (any Error & Sendable)?) {
        failures.withLock { $0[method] = error }
    }

    /// To be called first by every method.
    func begin(_ request: some Sendable, _ context: RPCContext) throws {
        let method = context.method.method
        calls.withLock { $0.append(Call(method: method, metadata: context.metadata, request: request)) }
        if let error = failures.withLock({ $0[method] }) { throw error }
    }
}

/// A defect whose words nobody outside may read.
struct SecretDefect: Error, CustomStringConvertible {
    let description = "relation \"auth.user\" at 10.0.0.7 does not exist"
}
