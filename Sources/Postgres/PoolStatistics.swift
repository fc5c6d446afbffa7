/// A pool's connections and queues at one moment, for metrics.
public struct PoolStatistics: Sendable, Equatable {
    /// Open connections that reads share.
    public internal(set) var sharedConnections = 0
    /// Exclusive connections that run a write or a transaction.
    public internal(set) var exclusiveInUse = 0
    /// Exclusive connections that wait for work.
    public internal(set) var exclusiveIdle = 0
    /// Calls that wait for a connection.
    public internal(set) var waiting = 0
    /// False from the first failed attempt to connect until one succeeds.
    public internal(set) var isReachable = true
}
