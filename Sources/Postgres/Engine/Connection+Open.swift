import CLibPQ
import Glibc

extension Connection {
    /// Begins to open a session. nil when there is no memory for it.
    static func open(
        id: UInt64, purpose: Purpose, at endpoint: PostgresEndpoint, config: PostgresConfig,
        now: ContinuousClock.Instant
    ) -> Connection? {
        let options = endpoint.sessionOptions(config: config, readOnly: purpose == .reads)
        guard let handle = start(options) else { return nil }
        // The default writes notices to standard error.
        _ = PQsetNoticeReceiver(handle, { _, _ in }, nil)
        let connection = Connection(id: id, purpose: purpose, handle: handle, limits: config, now: now)
        if PQstatus(handle) == CONNECTION_BAD {
            connection.fail(.unavailable, PostgresError.connectionMessage(handle))
        }
        return connection
    }

    private static func start(_ options: [String: String]) -> OpaquePointer? {
        let copies = options.map { (strdup($0.key), strdup($0.value)) }
        defer {
            for copy in copies {
                free(copy.0)
                free(copy.1)
            }
        }
        let keywords = copies.map { UnsafePointer($0.0) } + [nil]
        let values = copies.map { UnsafePointer($0.1) } + [nil]
        return PQconnectStartParams(keywords, values, 0)
    }

    /// What the socket must be watched for next.
    enum OpenStep {
        case reading
        case writing
        case ready
        case failed
    }

    /// Takes the next step of opening, when the socket is ready for the one before.
    func continueOpening() -> OpenStep {
        switch PQconnectPoll(handle) {
        case PGRES_POLLING_READING: return .reading
        case PGRES_POLLING_WRITING: return .writing
        case PGRES_POLLING_OK:
            guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
                fail(.unavailable, PostgresError.connectionMessage(handle))
                return .failed
            }
            isReady = true
            deadline = nil
            return .ready
        default:
            fail(.unavailable, PostgresError.connectionMessage(handle))
            return .failed
        }
    }
}
