import JobQueue
import Logging
import Postgres

/// The tables of VideoService.
enum Schema {
    /// Their PostgreSQL schema.
    static let name = "video"

    /// The channels of LISTEN and NOTIFY. They hold the database's other services apart by their prefix.
    static let eventChannel = "veogen_video_event"
    static let jobChannel = "veogen_video_job"

    /// The queue of the jobs that make videos.
    static let queueName = "video_generation"

    /// Creates the tables, or brings them up to date. Any number of starting processes may do it at once.
    ///
    /// - Throws: `MigrationError`, `PostgresError`.
    static func migrate(_ pool: PostgresPool) async throws {
        let migrations = [
            Migration(name: "m001_job_queue", sql: JobQueue.schemaScript),
            Migration(name: "m002_video", sql: String(decoding: PackageResources.video_sql, as: UTF8.self)),
            Migration(
                name: "m003_video_domains", sql: String(decoding: PackageResources.video_domains_sql, as: UTF8.self)),
            Migration(name: "m004_job_wake", sql: JobQueue.wakeScript),
            Migration(name: "m005_ledger", sql: String(decoding: PackageResources.ledger_sql, as: UTF8.self)),
            Migration(
                name: "m006_idempotency", sql: String(decoding: PackageResources.idempotency_sql, as: UTF8.self)),
            Migration(name: "m007_job_periodic", sql: JobQueue.periodicScript),
            Migration(name: "m008_retention", sql: String(decoding: PackageResources.retention_sql, as: UTF8.self)),
            Migration(name: "m009_budget", sql: String(decoding: PackageResources.budget_sql, as: UTF8.self)),
            Migration(name: "m010_job_fairness", sql: JobQueue.fairnessScript),
            Migration(name: "m011_webhook", sql: String(decoding: PackageResources.webhook_sql, as: UTF8.self)),
            Migration(name: "m012_states", sql: String(decoding: PackageResources.states_sql, as: UTF8.self)),
            Migration(
                name: "m013_deleted_users",
                sql: String(decoding: PackageResources.deleted_users_sql, as: UTF8.self)),
            Migration(
                name: "m014_budget_races", sql: String(decoding: PackageResources.budget_races_sql, as: UTF8.self)),
            Migration(name: "m015_job_cancel", sql: JobQueue.cancelScript),
            Migration(name: "m016_job_rescue", sql: JobQueue.rescueScript),
            Migration(
                name: "m017_stopped_calls",
                sql: String(decoding: PackageResources.stopped_calls_sql, as: UTF8.self)),
            Migration(name: "m018_promotion", sql: String(decoding: PackageResources.promotion_sql, as: UTF8.self)),
            Migration(name: "m019_job_admission", sql: JobQueue.admissionScript),
            Migration(
                name: "m020_reference_image",
                sql: String(decoding: PackageResources.reference_image_sql, as: UTF8.self)),
            Migration(
                name: "m021_silent_calls", sql: String(decoding: PackageResources.silent_calls_sql, as: UTF8.self)),
            Migration(name: "m022_job_places", sql: JobQueue.placesScript),
            Migration(name: "m023_job_hand_on", sql: JobQueue.handOnScript),
            Migration(name: "m024_clips", sql: String(decoding: PackageResources.clips_sql, as: UTF8.self)),
        ]
        try await Migrator(pool: pool, schema: name, migrations: migrations).apply()
    }

    /// A pool whose sessions look names up in the schema.
    static func pool(
        url: String, logger: Logger, configure: (inout PostgresConfig) -> Void = { _ in }
    ) throws -> PostgresPool {
        var config = try PostgresConfig(url: url)
        config.searchPath = [name]
        config.applicationName = "veogen-video"
        configure(&config)
        return try PostgresPool(config: config, logger: logger)
    }
}
