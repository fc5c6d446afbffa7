import Postgres
import RPC
import VeoGenAPI

/// Webhooks of users.
extension Videos {
    func createWebhook(_ request: CreateWebhookRequest, context: RPCContext) async throws -> WebhookWithSecret {
        let owner = try Self.owner(context)
        try checkURL(request.url)
        let events = request.events.isEmpty ? [.completed, .failed, .cancelled] : request.events
        try Self.checkEvents(events)
        let secret = try Self.newSecret()
        let webhook = try await answering { () async throws(PostgresError) in
            try await webhooks.create(
                .timeOrdered(), owner: owner, url: request.url, events: events, secret: secret)
        }
        guard let webhook else { throw RPCError.aborted("too_many_webhooks", "You have too many webhooks") }
        return WebhookWithSecret(webhook: webhook, secret: secret.text)
    }

    func listWebhooks(_ request: ListWebhooksRequest, context: RPCContext) async throws -> WebhookList {
        let owner = try Self.owner(context)
        return WebhookList(
            webhooks: try await answering { () async throws(PostgresError) in try await webhooks.list(owner: owner) })
    }

    func getWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> Webhook {
        let owner = try Self.owner(context)
        return try await webhook(request.id, owner: owner)
    }

    func updateWebhook(_ request: UpdateWebhookRequest, context: RPCContext) async throws -> Webhook {
        let (id, owner) = (try Self.webhookID(request.id), try Self.owner(context))
        if let url = request.url { try checkURL(url) }
        try Self.checkEvents(request.events)
        return try await found { () async throws(PostgresError) in
            try await webhooks.update(
                id, owner: owner, url: request.url, events: request.events.isEmpty ? nil : request.events,
                isEnabled: request.enabled)
        }
    }

    func deleteWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> DeleteWebhookReply {
        let (id, owner) = (try Self.webhookID(request.id), try Self.owner(context))
        let isDeleted = try await answering { () async throws(PostgresError) in
            try await webhooks.delete(id, owner: owner)
        }
        guard isDeleted else { throw Self.webhookNotFound }
        return DeleteWebhookReply(message: "Webhook deleted successfully")
    }

    func rotateWebhookSecret(_ request: WebhookRequest, context: RPCContext) async throws -> WebhookWithSecret {
        let (id, owner) = (try Self.webhookID(request.id), try Self.owner(context))
        let secret = try Self.newSecret()
        let webhook = try await found { () async throws(PostgresError) in
            try await webhooks.rotate(id, owner: owner, secret: secret)
        }
        return WebhookWithSecret(webhook: webhook, secret: secret.text)
    }

    func listWebhookDeliveries(
        _ request: ListWebhookDeliveriesRequest, context: RPCContext
    ) async throws -> WebhookDeliveryList {
        let owner = try Self.owner(context)
        _ = try await webhook(request.id, owner: owner)
        let id = try Self.webhookID(request.id)
        return WebhookDeliveryList(
            deliveries: try await answering { () async throws(PostgresError) in
                try await messages.list(webhook: id, skip: request.skip, limit: request.limit)
            })
    }

    func redeliverWebhook(_ request: RedeliverWebhookRequest, context: RPCContext) async throws -> WebhookDelivery {
        let (id, owner) = (try Self.webhookID(request.id), try Self.owner(context))
        let deliveryID = try Self.webhookID(request.deliveryID)
        let redelivery = try await answering { () async throws(PostgresError) in
            try await messages.redeliver(deliveryID, webhook: id, owner: owner)
        }
        switch redelivery {
        case .begun(let delivery): return delivery
        case .pending: throw RPCError.aborted("delivery_pending", "The message is still being delivered")
        case .queueFull: throw Self.queueFull
        case .notFound: throw Self.webhookNotFound
        }
    }

    private func webhook(_ text: String, owner: PostgresUUID) async throws(RPCError) -> Webhook {
        let id = try Self.webhookID(text)
        return try await found { () async throws(PostgresError) in try await webhooks.get(id, owner: owner) }
    }

    /// What `body` gives, or an error when that is nothing.
    private func found(
        _ body: () async throws(PostgresError) -> Webhook?
    ) async throws(RPCError) -> Webhook {
        guard let webhook = try await answering(body) else { throw Self.webhookNotFound }
        return webhook
    }

    private func checkURL(_ url: String) throws(RPCError) {
        guard let fault = webhookAddress.fault(of: url) else { return }
        throw WishFaults.error("url", type: "url_parsing", fault, input: url)
    }

    /// Only what happened is told, not how things stand.
    private static func checkEvents(_ events: [EventKind]) throws(RPCError) {
        let told: Set<EventKind> = [.status, .progress, .completed, .failed, .cancelled]
        guard let other = events.first(where: { !told.contains($0) }) else { return }
        throw WishFaults.error(
            "events", type: "enum", "Input should be 'status', 'progress', 'completed', 'failed' or 'cancelled'",
            input: other.json)
    }

    private static func newSecret() throws(RPCError) -> WebhookSecret {
        do {
            return try WebhookSecret.random()
        } catch {
            throw .internalError
        }
    }

    private static func webhookID(_ text: String) throws(RPCError) -> PostgresUUID {
        guard let id = PostgresUUID(text) else { throw webhookNotFound }
        return id
    }

    private static let webhookNotFound = RPCError.notFound("webhook_not_found", "Webhook not found")
}
