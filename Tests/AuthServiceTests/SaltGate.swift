import Dispatch
import Synchronization
import VeoGenCrypto

/// Salts that are kept back while the gate is closed, so that a test can hold a hashing thread for as long as it likes.
final class SaltGate: Sendable {
    private let isClosed = Mutex(false)
    private let opening = DispatchSemaphore(value: 0)
    private let arrivals = AsyncStream.makeStream(of: Void.self)

    var source: RandomSource {
        RandomSource { [self] count throws(CryptoError) in
            if isClosed.withLock({ $0 }) {
                arrivals.continuation.yield()
                opening.wait()
            }
            return try SecureRandom.bytes(count)
        }
    }

    func close() {
        isClosed.withLock { $0 = true }
    }

    /// Waits until a thread stands at the gate.
    func isReached() async {
        for await _ in arrivals.stream { return }
    }

    /// Lets one thread through, and all that come later.
    func open() {
        isClosed.withLock { $0 = false }
        opening.signal()
    }
}
