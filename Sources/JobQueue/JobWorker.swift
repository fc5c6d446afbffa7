import Logging
import Postgres
import ServiceLifecycle
import Synchronization

/// Runs the jobs of a queue in this process, a bounded number at a time, until it is asked to stop.
public final class JobWorker<Handler: JobHandler>: Service {
    private let queue: JobQueue
    private let handler: Handler
    private let config: JobWorkerConfig
    private let logger: Logger
    private let workerID = PostgresUUID.random()
    private let slots: JobSlots
    private let wakeUps: AsyncStream<JobSlots.WakeUp>
    /// Until when leases of a failed claim may appear; nil when no claim has failed.
    private let lostClaims = Mutex<ContinuousClock.Instant?>(nil)

    /// A worker; `run` starts it.
    public init(queue: JobQueue, handler: Handler, config: JobWorkerConfig = JobWorkerConfig(), logger: Logger) {
        self.queue = queue
        self.handler = handler
        self.config = config
        self.logger = logger
        // One pending wake-up says it all: the claimer looks at the queue itself.
        let (wakeUps, signal) = AsyncStream.makeStream(of: JobSlots.WakeUp.self, bufferingPolicy: .bufferingNewest(1))
        self.wakeUps = wakeUps
        slots = JobSlots(count: max(1, config.concurrency), signal: signal)
    }

    /// How many jobs run now.
    public var runningCount: Int { slots.taken }

    /// Looks for jobs now: there is news.
    public func wake() {
        slots.wake()
    }

    /// Claims and runs jobs until a graceful shutdown, which lets running ones finish, or cancellation, which doesn't.
    /// What is not finished is handed back. A database that is away is waited for.
    public func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.every(JobWorkerConfig.heartbeatInterval, "heartbeat", self.beat) }
                group.addTask { await self.every(JobWorkerConfig.pruneInterval, "prune", self.prune) }
                group.addTask { await self.every(self.config.pollInterval, "poll", { self.slots.wake() }) }
                await self.claimUntilStopped()
                group.cancelAll()
            }
        } onCancelOrGracefulShutdown: {
            self.slots.stop()
        }
        await leave()
    }

    private func claimUntilStopped() async {
        await withTaskGroup(of: Void.self) { group in
            let drain = self.config.drainTimeout
            let jobs = Task {
                await withDiscardingTaskGroup { jobs in
                    for await wakeUp in self.wakeUps where self.slots.isWorthClaiming(wakeUp) {
                        await self.claimAll(into: &jobs)
                    }
                }
            }
            group.addTask { [slots] in
                await slots.stopped()
                // Ends early when all jobs have ended and the group is cancelled.
                try? await Task.sleep(for: drain)
                jobs.cancel()
            }
            await withTaskCancellationHandler {
                await jobs.value
            } onCancel: {
                jobs.cancel()
            }
            group.cancelAll()
        }
    }

    /// Claims as long as there are jobs and slots.
    private func claimAll(into group: inout DiscardingTaskGroup) async {
        var free = slots.free
        while free > 0, !slots.isStopping, !Task.isCancelled {
            let claimed: [Handler.Work]
            do {
                try await handBackLostClaims()
                claimed = try await handler.claim(worker: workerID, jobsMax: free)
            } catch {
                logger.warning("claiming jobs failed", error: error)
                lostClaims.withLock { $0 = .now + JobWorkerConfig.lostClaimWindow }
                return
            }
            for work in claimed {
                slots.take(work.lease)
                group.addTask { [handler, slots] in
                    await handler.run(work)
                    slots.giveBack(work.lease)
                }
            }
            if claimed.count < free { return }
            free = slots.free
        }
    }

    /// A claim that failed on this side may have been committed on the other. Only the claimer calls it, between two
    /// claims, so whatever is leased to this worker and unknown here is nobody's.
    private func handBackLostClaims() async throws {
        guard let end = lostClaims.withLock({ $0 }) else { return }
        let count = try await queue.handBack(from: workerID, except: slots.leases)
        if count > 0 { logger.info("handed back jobs of a lost claim", metadata: ["jobs": "\(count)"]) }
        if end < .now { lostClaims.withLock { $0 = nil } }
    }

    /// Says that this worker lives, and then takes from silent ones. After an outage of the database, which silences
    /// all, a worker that asked first would else lose its own jobs to the next.
    private func beat() async throws {
        try await queue.beat(workerID)
        let count = try await queue.rescue(lease: JobWorkerConfig.lease, by: workerID)
        guard count > 0 else { return }
        logger.warning("took over the jobs of workers that stopped", metadata: ["jobs": "\(count)"])
        slots.wake()
    }

    private func prune() async throws {
        _ = try await queue.prune(olderThan: config.retention, jobsMax: JobWorkerConfig.pruneJobsMax)
    }

    private func every(_ interval: Duration, _ name: String, _ body: @Sendable () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await body()
            } catch {
                if !Task.isCancelled { logger.warning("a worker's \(name) failed", error: error) }
            }
            let factor = 1 + JobWorkerConfig.jitter * Double.random(in: -1...1)
            // Only cancellation ends it early, and the loop's condition sees that.
            try? await Task.sleep(for: interval * factor)
        }
    }

    /// In a task of its own: it must also happen when this one was cancelled.
    private func leave() async {
        await Task { [queue, workerID, logger] in
            do {
                let count = try await queue.leave(workerID)
                if count > 0 { logger.info("handed back unfinished jobs", metadata: ["jobs": "\(count)"]) }
            } catch {
                logger.warning("unfinished jobs were left to be rescued", error: error)
            }
        }.value
    }
}
