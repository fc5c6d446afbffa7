import Postgres

/// From events to deliveries.
extension WebhookStore {
    /// A webhook that is on.
    struct Listener: Sendable {
        let id: PostgresUUID
        let owner: PostgresUUID
        /// Whether there are events that it was not told of yet.
        let hasNews: Bool
    }

    /// All webhooks that are on.
    func listeners() async throws(PostgresError) -> [Listener] {
        var listeners: [Listener] = []
        for row in try await pool.read(Self.listenerStatement).rows {
            listeners.append(Listener(id: try row.uuid(0), owner: try row.uuid(1), hasNews: try row.bool(2)))
        }
        return listeners
    }

    /// Makes the deliveries of the next events of a webhook; returns how many events were looked at.
    func fanOut(_ id: PostgresUUID) async throws(PostgresError) -> Int {
        let values: [PostgresValue] = [
            .uuid(id), .text(DeliverWebhookJob.queueName), .int32(Int32(Limits.eventsPerRead)),
            .int16(Int16(clamping: WebhookSchedule.attemptsMax)),
        ]
        return Int(try await pool.execute(Self.fanOutStatement, values).first?.int32(0) ?? 0)
    }

    private static let listenerStatement: Statement = """
        SELECT id, owner, EXISTS (
            SELECT FROM event WHERE event.owner = webhook.owner AND sequence > cursor AND sequence < event_horizon()
        ) FROM webhook WHERE is_enabled
        """
    private static let fanOutStatement: Statement = "SELECT webhook_fan_out($1, $2, $3, $4)"
}
