import JobQueue
import Postgres
import VeoGenAPI

/// Messages to webhooks, and what became of them. All methods throw `PostgresError`.
struct DeliveryStore: Sendable {
    /// What a claimed job is to do.
    enum Order: Sendable {
        case send(WebhookMessage)
        /// The webhook is off, or the event is gone.
        case giveUp(String)
    }

    /// What came of a redelivery.
    enum Redelivery: Sendable {
        case begun(WebhookDelivery)
        /// It is still being delivered.
        case pending
        case queueFull
        case notFound
    }

    let pool: PostgresPool

    /// What a job is about; nil when its delivery is gone, or another job's.
    func order(_ job: Job) async throws(PostgresError) -> Order? {
        let values: [PostgresValue] = [.uuid(job.subject), .uuid(job.lease.jobID)]
        guard let row = try await pool.read(Self.orderStatement, values).first else { return nil }
        guard try row.bool(9) else { return .giveUp("the webhook is off") }
        guard try !row.isNull(1) else { return .giveUp("the event is too old") }
        var secrets = [WebhookSecret(bytes: try row.bytes(12))]
        if let former = try row.optionalBytes(13) { secrets.append(WebhookSecret(bytes: former)) }
        return .send(
            WebhookMessage(
                id: job.subject, webhookID: try row.uuid(10), url: try row.text(11), secrets: secrets,
                event: try EventStore.event(row)))
    }

    /// The message was taken; false when the lease was lost.
    func delivered(_ job: Job, status: Int) async throws(PostgresError) -> Bool {
        try await settle(job, .delivered, status: status)
    }

    /// The attempt failed; another follows after `delay`. False when the lease was lost.
    func failed(_ job: Job, status: Int?, error: String, retryAfter delay: Duration) async throws(PostgresError) -> Bool
    {
        try await settle(job, .pending, status: status, error: error, delay: delay)
    }

    /// No attempt follows; false when the lease was lost.
    ///
    /// - Parameter disabledReason: why the webhook is to be switched off as well; nil when it isn't.
    func givenUp(
        _ job: Job, status: Int?, error: String, disabledReason: String? = nil
    ) async throws(PostgresError) -> Bool {
        try await settle(job, .failed, status: status, error: error, disabledReason: disabledReason)
    }

    /// A page of a webhook's deliveries, newest first.
    func list(
        webhook: PostgresUUID, skip: Int32, limit: Int32
    ) async throws(PostgresError) -> [WebhookDelivery] {
        let values: [PostgresValue] = [.uuid(webhook), .int64(Int64(skip)), .int64(Int64(limit))]
        var deliveries: [WebhookDelivery] = []
        for row in try await pool.read(Self.listStatement, values).rows { deliveries.append(try Self.delivery(row)) }
        return deliveries
    }

    /// Begins to deliver a message anew.
    func redeliver(
        _ id: PostgresUUID, webhook: PostgresUUID, owner: PostgresUUID
    ) async throws(PostgresError) -> Redelivery {
        let values: [PostgresValue] = [
            .uuid(id), .uuid(webhook), .uuid(owner), .uuid(.random()), .text(DeliverWebhookJob.queueName),
            .int16(Int16(clamping: WebhookSchedule.attemptsMax)),
        ]
        guard let row = try await pool.execute(Self.redeliverStatement, values).first else { return .notFound }
        if try row.bool(0) { return .pending }
        guard try row.bool(1) else { return .queueFull }
        guard let told = try await pool.read(Self.getStatement, [.uuid(id)]).first else { return .notFound }
        return .begun(try Self.delivery(told))
    }

    private func settle(
        _ job: Job, _ state: DeliveryState, status: Int? = nil, error: String? = nil, delay: Duration = .zero,
        disabledReason: String? = nil
    ) async throws(PostgresError) -> Bool {
        let jobState: JobState =
            switch state {
            case .delivered: .completed
            case .failed: .discarded
            case .pending, .unspecified: .retryable
            }
        let values: [PostgresValue] = [
            .uuid(job.lease.jobID), .int64(job.lease.epoch), .text(jobState.rawValue), .float8(delay.inSeconds),
            .text(error), .uuid(job.subject), .text(state.json), .int16(status.map { Int16(clamping: $0) }),
            .text(disabledReason),
        ]
        return try await pool.execute(Self.settleStatement, values).first?.bool(0) ?? false
    }

    private static func delivery(_ row: PostgresRow) throws(PostgresError) -> WebhookDelivery {
        WebhookDelivery(
            id: try row.uuid(0).description,
            event: EventKind(rawValue: Int32(try row.optionalInt16(1) ?? 0)) ?? .unspecified,
            videoID: (try row.optionalUUID(2) ?? PostgresUUID(high: 0, low: 0)).description,
            state: DeliveryState.allCases.first { $0.json == (try? row.text(3)) } ?? .unspecified,
            attempts: try row.int32(4), lastStatus: try row.optionalInt16(5).map { Int32($0) },
            lastError: try row.optionalText(6),
            lastAttemptAt: try row.optionalMicroseconds(7).map { Timestamp(microseconds: $0) },
            nextAttemptAt: try row.optionalMicroseconds(8).map { Timestamp(microseconds: $0) },
            createdAt: Timestamp(microseconds: try row.microseconds(9)))
    }

    private static let orderStatement: Statement = """
        SELECT event.sequence, event.kind, video_id, status, progress, current_step, error_code, error_message, at,
            is_enabled, webhook.id, url, secret, CASE WHEN former_secret_until > now() THEN former_secret END
        FROM webhook_delivery AS delivery JOIN webhook ON webhook.id = webhook_id
            LEFT JOIN event ON event.owner = delivery.owner AND event.sequence = delivery.sequence
        WHERE delivery.id = $1 AND job_id = $2
        """
    private static let settleStatement: Statement = """
        WITH settled AS MATERIALIZED (
            SELECT job_settle($1, $2, $3::text::job_state, make_interval(secs => $4), $5) AS ok
        ), told AS (
            UPDATE webhook_delivery SET state = $7::text::delivery_state, attempts = attempts + 1, last_status = $8,
                last_error = $5, last_attempt_at = now(),
                next_attempt_at = CASE WHEN $7::text = 'pending' THEN now() + make_interval(secs => $4) END
            FROM settled WHERE ok AND id = $6
            RETURNING webhook_id
        ), disabled AS (
            UPDATE webhook SET is_enabled = false, disabled_reason = $9
            FROM told WHERE webhook.id = told.webhook_id AND $9::text IS NOT NULL
        )
        SELECT ok FROM settled
        """
    private static let listStatement: Statement = """
        SELECT delivery.id, kind, video_id, state::text, attempts, last_status, last_error, last_attempt_at,
            next_attempt_at, created_at
        FROM webhook_delivery AS delivery
            LEFT JOIN event ON event.owner = delivery.owner AND event.sequence = delivery.sequence
        WHERE webhook_id = $1 ORDER BY delivery.sequence DESC OFFSET $2 LIMIT $3
        """
    private static let getStatement: Statement = """
        SELECT delivery.id, kind, video_id, state::text, attempts, last_status, last_error, last_attempt_at,
            next_attempt_at, created_at
        FROM webhook_delivery AS delivery
            LEFT JOIN event ON event.owner = delivery.owner AND event.sequence = delivery.sequence
        WHERE delivery.id = $1
        """
    // The row is locked, so that of two at once the second finds it on its way.
    private static let redeliverStatement: Statement = """
        WITH target AS MATERIALIZED (
            SELECT delivery.id, delivery.owner, state = 'pending' AS is_pending
            FROM webhook_delivery AS delivery JOIN webhook ON webhook.id = webhook_id
            WHERE delivery.id = $1 AND webhook_id = $2 AND webhook.owner = $3 FOR UPDATE OF delivery
        ), queued AS MATERIALIZED (
            SELECT id, job_enqueue($5, $4, 'deliver_webhook', owner, id, $6) AS ticket FROM target WHERE NOT is_pending
        ), begun AS (
            UPDATE webhook_delivery AS delivery SET state = 'pending', job_id = $4, next_attempt_at = now()
            FROM queued WHERE delivery.id = queued.id AND ticket IS NOT NULL
            RETURNING delivery.id
        )
        SELECT is_pending, EXISTS (SELECT FROM begun) FROM target
        """
}
