import JobQueue
import Postgres
import PostgresTesting

/// A queue on a database of its own.
struct TestQueue: Sendable {
    let queue: JobQueue
    let pool: PostgresPool

    static func run<Value: Sendable>(
        bound: Int = 1000, _ body: @Sendable (TestQueue) async throws -> Value
    ) async throws -> Value {
        try await TestDatabase.withPool(configure: { $0.searchPath = ["test"] }) { pool in
            let migrations = [
                Migration(name: "m001_job_queue", sql: JobQueue.schemaScript),
                Migration(name: "m002_job_wake", sql: JobQueue.wakeScript),
                Migration(name: "m003_job_periodic", sql: JobQueue.periodicScript),
                Migration(name: "m004_job_fairness", sql: JobQueue.fairnessScript),
                Migration(name: "m005_job_cancel", sql: JobQueue.cancelScript),
                Migration(name: "m006_job_rescue", sql: JobQueue.rescueScript),
                Migration(name: "m007_job_admission", sql: JobQueue.admissionScript),
                Migration(name: "m008_job_places", sql: JobQueue.placesScript),
            ]
            try await Migrator(pool: pool, schema: "test", migrations: migrations).apply()
            let queue = JobQueue(name: "videos", pool: pool)
            try await queue.setBound(bound)
            return try await body(TestQueue(queue: queue, pool: pool))
        }
    }

    /// Adds a job; nil when the queue is full.
    func enqueue(tenant: PostgresUUID = .random(), attemptsMax: Int = 4) async throws -> PostgresUUID? {
        let id = PostgresUUID.random()
        let isAdded = try await queue.enqueue(
            id: id, kind: "test", tenant: tenant, subject: id, attemptsMax: attemptsMax)
        return isAdded ? id : nil
    }

    /// One number from the database.
    func number(_ statement: Statement) async throws -> Int {
        Int(try await pool.read(statement).first?.int16(0) ?? -1)
    }

    /// Adds and claims one job.
    func claimed(attemptsMax: Int = 4) async throws -> JobLease? {
        _ = try await enqueue(attemptsMax: attemptsMax)
        return try await queue.claim(worker: .random(), jobsMax: 1).first?.lease
    }
}
