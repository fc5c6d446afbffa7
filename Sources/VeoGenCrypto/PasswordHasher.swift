/// Hashes and checks passwords with scrypt, bounded so that a login flood cannot take the machine.
///
/// One check takes 32 MiB and about 0.2 s of a core by design, which makes it the cheapest denial of service there is.
public final class PasswordHasher: Sendable {
    /// Hashes that run at once: 64 MiB and two cores at most.
    public static let runningMax = 2
    /// Hashes that wait, half of them for strangers: about 3 s of work for two threads, the longest wait that still
    /// feels like a login.
    public static let queuedMax = 32
    /// What to tell a client that was refused: the time in which a full queue drains.
    public static let retryAfter: Duration = .seconds(4)
    /// The longest password, in UTF-8 bytes. Longer ones are refused before any work.
    public static let passwordBytesMax = 1024

    private let cost: ScryptCost
    private let random: RandomSource
    private let threads: BoundedThreads

    /// A hasher that makes new hashes at `cost`.
    public init(
        cost: ScryptCost = .recommended, runningMax: Int = runningMax, queuedMax: Int = queuedMax,
        random: RandomSource = .secure
    ) {
        self.cost = cost
        self.random = random
        self.threads = BoundedThreads(runningMax: runningMax, queuedMax: queuedMax)
    }

    /// How many hashes run and wait at this moment, for metrics.
    public var load: (running: Int, queued: Int) { threads.load }

    /// The hash to store for a new password.
    public func hash(
        _ password: String, in lane: HashLane = .common
    ) async throws(PasswordHasherError) -> PasswordHash {
        let password = try Self.bytes(of: password)
        return try await run(lane) { [cost, random] () throws(CryptoError) in
            try PasswordHash.make(of: password, cost: cost, random: random)
        }
    }

    /// Whether `hash` was made of `password`.
    public func verify(
        _ password: String, against hash: PasswordHash, in lane: HashLane = .common
    ) async throws(PasswordHasherError) -> Bool {
        let password = try Self.bytes(of: password)
        return try await run(lane) { () throws(CryptoError) in try hash.matches(password) }
    }

    /// Spends what checking `password` would cost, for a user who does not exist: the time of an answer then does not
    /// tell which users do.
    public func verifyAgainstNothing(
        _ password: String, in lane: HashLane = .common
    ) async throws(PasswordHasherError) {
        _ = try await verify(password, against: .unmatchable(cost: cost), in: lane)
    }

    private static func bytes(of password: String) throws(PasswordHasherError) -> [UInt8] {
        guard password.utf8.count <= passwordBytesMax else { throw .passwordTooLong }
        return Array(password.utf8)
    }

    private func run<Value: Sendable>(
        _ lane: HashLane, _ work: @escaping @Sendable () throws(CryptoError) -> Value
    ) async throws(PasswordHasherError) -> Value {
        let outcome: Result<Value, CryptoError>
        do {
            outcome = try await threads.run(in: lane) { Result { () throws(CryptoError) in try work() } }
        } catch {
            switch error {
            case .full: throw .busy
            case .cancelled: throw .cancelled
            case .noThread(let code): throw .noThread(code: code)
            }
        }
        switch outcome {
        case .success(let value): return value
        case .failure(let error): throw .failed(error)
        }
    }
}
