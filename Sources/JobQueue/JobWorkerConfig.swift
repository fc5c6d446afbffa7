/// How a worker runs jobs.
public struct JobWorkerConfig: Sendable {
    /// How often a process says that it lives, and looks for the jobs of silent ones.
    public static let heartbeatInterval = Duration.seconds(2)
    /// How long a process may be silent before its jobs are taken from it: three heartbeats. With another's heartbeat
    /// it keeps the promise that a killed process's jobs run again within 10 s.
    public static let lease = Duration.seconds(6)
    /// The part by which intervals vary at random, so that processes started together don't ask together.
    public static let jitter = 0.2
    /// After a claim whose answer was lost, how long leases that nobody knows of may still appear: longer than a
    /// statement may run on the server.
    public static let lostClaimWindow = Duration.seconds(60)
    /// How often finished jobs are deleted.
    public static let pruneInterval = Duration.seconds(30)
    /// Jobs deleted at a time, to keep the transaction short.
    public static let pruneJobsMax = 2000

    /// Jobs run at the same time.
    public var concurrency = 16
    /// How often the queue is asked when nothing wakes the worker: what is parked or retried comes due by itself.
    public var pollInterval = Duration.milliseconds(250)
    /// How long running jobs may take to finish when the process is asked to stop; then they are cancelled and handed
    /// back.
    public var drainTimeout = Duration.seconds(20)
    /// How long completed and cancelled jobs are kept.
    public var retention = Duration.seconds(3600)

    /// The configuration as documented.
    public init() {}
}
