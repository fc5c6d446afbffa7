import CoreMetrics
import JobQueue
import Logging
import Postgres
import ServiceRuntime

/// Delivers a message to a webhook: at least once, always under the same id.
struct DeliverWebhookJob: JobHandler {
    /// The queue of deliveries.
    static let queueName = "webhook_delivery"
    /// By which a receiver says that it wants no more messages, ever.
    private static let goneStatus = 410

    let queue: JobQueue
    let store: DeliveryStore
    let sender: WebhookSender
    let schedule: WebhookSchedule
    let slots = ReceiverSlots(perReceiverMax: Limits.webhookAttemptsPerReceiver)
    let logger: Logger

    func claim(worker: PostgresUUID, jobsMax: Int) async throws -> [Job] {
        try await queue.claim(worker: worker, jobsMax: jobsMax)
    }

    func run(_ job: Job) async {
        do {
            try await deliver(job)
        } catch {
            // Stopped with the process: the worker hands the job back, and the message goes out again.
            if !Task.isCancelled { logger.error("a message was not delivered", error: error) }
        }
    }

    private func deliver(_ job: Job) async throws {
        guard let order = try await whenPossible({ try await store.order(job) }) else {
            // Deleted with its webhook.
            _ = try await whenPossible { try await queue.complete(job.lease) }
            return
        }
        switch order {
        case .giveUp(let reason): try await giveUp(job, reason)
        case .send where job.lease.isExhausted: try await giveUp(job, "its worker stopped too often")
        case .send(let message):
            guard slots.take(message.webhookID) else {
                _ = try await whenPossible {
                    try await queue.postpone(
                        job.lease, for: Limits.busyReceiverDelay, error: "its receiver is busy")
                }
                return
            }
            defer { slots.giveBack(message.webhookID) }
            try await settle(job, try await sender.send(message))
        }
    }

    /// While the database is away the job stays this worker's, which goes on trying until it stops.
    private func whenPossible<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch let error as PostgresError {
                guard error.isOutage, !Task.isCancelled else { throw error }
                logger.warning("a message is not settled yet", error: error)
            }
            // The pause of a poll that has no signal to wait for.
            try await Task.sleep(for: Limits.postponement)
        }
    }

    private func settle(_ job: Job, _ outcome: WebhookSender.Outcome) async throws {
        Counter(
            label: "veogen_webhook_attempts_total",
            dimensions: [("outcome", outcome.isAccepted ? "accepted" : "failed")]
        ).increment()
        switch outcome {
        case .answered(let status) where outcome.isAccepted:
            _ = try await whenPossible { try await store.delivered(job, status: status) }
        case .answered(Self.goneStatus):
            let reason = "the receiver answered with 410 Gone"
            try await giveUp(job, reason, status: Self.goneStatus, disabledReason: reason)
        case .answered(let status): try await failed(job, status: status, "the receiver answered with \(status)")
        case .unanswered(let reason): try await failed(job, status: nil, reason)
        }
    }

    private func failed(_ job: Job, status: Int?, _ reason: String) async throws {
        guard let delay = schedule.wait(afterAttempt: job.lease.attempt) else {
            return try await giveUp(job, reason, status: status)
        }
        _ = try await whenPossible {
            try await store.failed(job, status: status, error: reason, retryAfter: delay)
        }
    }

    private func giveUp(
        _ job: Job, _ reason: String, status: Int? = nil, disabledReason: String? = nil
    ) async throws {
        _ = try await whenPossible {
            try await store.givenUp(job, status: status, error: reason, disabledReason: disabledReason)
        }
    }
}
