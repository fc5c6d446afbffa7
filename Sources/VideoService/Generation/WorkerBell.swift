import JobQueue
import Logging
import Postgres
import ServiceLifecycle

/// Wakes a worker when jobs are announced.
struct WorkerBell: Service {
    let pool: PostgresPool
    let worker: JobWorker<GenerateVideoJob>
    let logger: Logger

    func run() async {
        await cancelWhenGracefulShutdown {
            do {
                for await _ in try self.pool.listen(to: Schema.jobChannel) { self.worker.wake() }
            } catch {
                self.logger.error("jobs are found by polling only", error: error)
            }
        }
    }
}
