import ArgumentParser
import JobQueue
import RPC
import ServiceRuntime
import VeoGenAPI

/// Makes videos.
struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes videos until SIGTERM or SIGINT. May be killed at any moment: others go on with its work.",
        discussion: WorkConfig.settingsHelp)

    func run() async {
        await ServiceProcess.main("veogen-video-work", WorkConfig.self) { config, process in
            let pool = try Schema.pool(url: config.shared.databaseURL.reveal(), logger: process.logger)
            try await pool.waitUntilReachable()
            let security = try config.shared.rpc.security(logger: process.logger)
            let ai = RPCClient(config.shared.ai.target(security), methods: AIMethods.access.keys, of: process)
            var worker = JobWorkerConfig()
            worker.concurrency = config.concurrency
            // The rest of the grace is for handing back what is not finished.
            worker.drainTimeout = process.config.shutdownGrace * 0.8
            let parts = try await VideoWorker(
                pool: pool, ai: ai,
                options: VideoWorker.Options(
                    artifactsPath: config.shared.artifactsPath, retries: config.shared.retries,
                    outcomeWaitMax: config.outcomeWaitMax, worker: worker,
                    allowsLoopbackWebhooks: config.shared.allowsLoopbackWebhooks),
                logger: process.logger)
            parts.gauges.register(in: process.metrics)
            parts.describe(in: process.metrics)
            process.health.addDatabase(pool)
            process.health.addAI(ai)
            return [pool, ai] + parts.services
        }
    }
}

extension VideoWorker {
    /// Says what the workers' metrics mean.
    func describe(in metrics: PrometheusRegistry) {
        metrics.describe("veogen_video_generations_total", help: "Videos finished, by how.")
        metrics.describe(
            "veogen_video_generation_duration_seconds", help: "From asking for a video to having it.",
            buckets: HistogramBuckets.powersOfFour)
        metrics.describe("veogen_errors_total", help: "Errors, by kind.")
        metrics.describe("veogen_webhook_attempts_total", help: "Attempts to deliver messages to webhooks, by outcome.")
        metrics.describe("veogen_maintenance_freed_total", help: "Rows and files freed by maintenance, by task.")
        metrics.describe("veogen_maintenance_freed_bytes_total", help: "Bytes of files freed by maintenance, by task.")
        metrics.describe(
            "veogen_provider_outcomes_unknown_total",
            help: "Times that a paid submission's outcome was not known, and the job waited for word of it.")
    }
}
