import HTTPClient
import JobQueue
import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Webhooks", .timeLimit(.minutes(3)))
struct WebhookTests {
    @Test("A webhook is told of a video's end, signed as Standard Webhooks says, and of nothing else")
    func completed() async throws {
        try await run([204]) { service, receiver in
            let made = try await Self.create(service, receiver.url)
            let secret = try #require(WebhookSecret(text: made.secret))
            let id = try await service.generate()
            let request = try #require(await receiver.next(1).first)
            try Self.expectSigned(request, by: [secret])
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.text.hasPrefix("{\"type\":\"video.completed\",\"timestamp\":\"2"))
            #expect(request.text.contains("\"video_id\":\"\(id)\",\"status\":\"completed\",\"progress\":100"))
            let delivery = try await Self.delivery(service, made.webhook) { $0.state == .delivered }
            #expect(delivery.id == request.headers["webhook-id"])
            #expect((delivery.event, delivery.videoID) == (.completed, id))
            #expect((delivery.attempts, delivery.lastStatus, delivery.nextAttemptAt) == (1, 204, nil))
            #expect(try await Self.deliveries(service, made.webhook).count == 1)
        }
    }

    @Test("All kinds of events come when they are asked for, each once under an id of its own, in whatever order")
    func kinds() async throws {
        try await run([200]) { service, receiver in
            _ = try await Self.create(service, receiver.url, [.status, .progress, .completed])
            _ = try await service.generate()
            let requests = await receiver.next(3)
            #expect(Set(requests.compactMap { $0.headers["webhook-id"] }).count == 3)
            #expect(requests.count { $0.text.hasPrefix("{\"type\":\"video.status\"") } == 2)
        }
    }

    @Test("What is refused, lost or redirected is sent again under the same id until it is taken")
    func retried() async throws {
        try await run([500, 301, 0, 429, 200]) { service, receiver in
            let made = try await Self.create(service, receiver.url)
            _ = try await service.generate()
            let requests = await receiver.next(5)
            #expect(Set(requests.compactMap { $0.headers["webhook-id"] }).count == 1)
            #expect(Set(requests.map(\.body)).count == 1)
            let delivery = try await Self.delivery(service, made.webhook) { $0.state == .delivered }
            #expect((delivery.attempts, delivery.lastStatus, delivery.lastError) == (5, 200, nil))
        }
    }

    @Test("After the last attempt a message is given up, and can be sent again under its id")
    func redelivered() async throws {
        let attempts = [Int](repeating: 500, count: WebhookSchedule.attemptsMax)
        try await run(attempts + [200]) { service, receiver in
            let made = try await Self.create(service, receiver.url)
            _ = try await service.generate()
            let failed = try await Self.delivery(service, made.webhook) { $0.state == .failed }
            #expect((failed.attempts, failed.lastStatus) == (Int32(attempts.count), 500))
            #expect(failed.lastError == "the receiver answered with 500")
            let request = RedeliverWebhookRequest(id: made.webhook.id, deliveryID: failed.id)
            let begun = try await service.client.redeliverWebhook(request, options: service.by())
            #expect((begun.id, begun.state) == (failed.id, .pending))
            let requests = await receiver.next(attempts.count + 1)
            #expect(Set(requests.compactMap { $0.headers["webhook-id"] }) == [failed.id])
            _ = try await Self.delivery(service, made.webhook) { $0.state == .delivered }
            let foreign = await refusal {
                try await service.client.redeliverWebhook(request, options: service.by(.random()))
            }
            #expect(foreign?.reason == "webhook_not_found")
        }
    }

    @Test("A receiver that is gone for good switches its webhook off")
    func gone() async throws {
        try await run([410]) { service, receiver in
            let made = try await Self.create(service, receiver.url)
            _ = try await service.generate()
            _ = try await Self.delivery(service, made.webhook) { $0.state == .failed }
            let off = try await Self.get(service, made.webhook.id)
            #expect((off.enabled, off.disabledReason) == (false, "the receiver answered with 410 Gone"))
            let update = UpdateWebhookRequest(id: off.id, enabled: true)
            let on = try await service.client.updateWebhook(update, options: service.by())
            #expect((on.enabled, on.disabledReason) == (true, nil))
        }
    }

    @Test("While a secret replaces another, messages are signed by both")
    func rotation() async throws {
        try await run([200]) { service, receiver in
            let made = try await Self.create(service, receiver.url)
            let rotated = try await service.client.rotateWebhookSecret(
                WebhookRequest(id: made.webhook.id), options: service.by())
            let secrets = try [rotated.secret, made.secret].map { try #require(WebhookSecret(text: $0)) }
            #expect(secrets[0] != secrets[1])
            _ = try await service.generate()
            try Self.expectSigned(try #require(await receiver.next(1).first), by: secrets)
            try await service.pool.execute("UPDATE webhook SET former_secret_until = now()")
            _ = try await service.generate()
            try Self.expectSigned(try #require(await receiver.next(1).first), by: [secrets[0]])
        }
    }

    @Test("A name that leads to this machine is refused when the connection is made, also after it was not")
    func forbidden() async throws {
        try await TestService.run({ $0.allowsLoopbackWebhooks = false }) { service in
            let made = try await Self.create(service, "https://localhost/hook")
            _ = try await service.generate()
            let delivery = try await Self.delivery(service, made.webhook) { $0.attempts > 0 }
            #expect(delivery.lastError == "the host's address is not on the public Internet")
            #expect(delivery.lastStatus == nil)
        }
    }

    @Test("A receiver that does not answer delays no message to another")
    func slow() async throws {
        try await run([-1]) { service, silent in
            _ = try await Self.create(service, silent.url, [.status, .completed])
            for _ in 0..<Limits.webhookConcurrency { _ = try await service.generate() }
            _ = await silent.next(Limits.webhookAttemptsPerReceiver)
            try await TestReceiver.run { receiver in
                let other = service.by(try UniqueID.random())
                _ = try await service.client.createWebhook(CreateWebhookRequest(url: receiver.url), options: other)
                let wish = GenerateVideoRequest(prompt: "a lighthouse", duration: 5)
                let begin = ContinuousClock.now
                _ = try await service.client.generateVideo(wish, options: other)
                #expect(await receiver.next(1).count == 1)
                #expect(begin.duration(to: .now) < Limits.webhookTimeout)
            }
        }
    }

    @Test("A message whose worker stopped after sending it is sent again by another, under its id")
    func killed() async throws {
        try await TestReceiver.run { receiver in
            try await TestService.run({ $0.runsWorker = false }) { service in
                let made = try await Self.create(service, receiver.url, [.status])
                _ = try await service.generate()
                let id = try #require(PostgresUUID(made.webhook.id))
                while try await WebhookStore(pool: service.pool).fanOut(id) == 0 { await Task.yield() }
                let queue = JobQueue(name: DeliverWebhookJob.queueName, pool: service.pool)
                let store = DeliveryStore(pool: service.pool)
                let job = try #require(try await queue.claim(worker: .random(), jobsMax: 1).first)
                guard case .send(let message) = try await store.order(job) else {
                    Issue.record("there is nothing to be sent")
                    return
                }
                let sender = WebhookSender(
                    client: try HTTPClient(), address: WebhookAddress(allowsLoopback: true))
                #expect(try await sender.send(message) == .answered(204))
                #expect(try await queue.rescue(lease: .zero) == 1)
                try await service.withWorker {
                    let requests = await receiver.next(2)
                    #expect(
                        requests.map { $0.headers["webhook-id"] } == [message.id.description, message.id.description])
                    #expect(requests.first?.body == requests.last?.body)
                    _ = try await Self.delivery(service, made.webhook) { $0.state == .delivered }
                }
                #expect(try await !store.delivered(job, status: 204))
            }
        }
    }

    @Test("Who was told of an event before a process stopped is not told of another as if it were the same")
    func fanOutTwice() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let made = try await Self.create(service, "https://example.com/", [.status])
            for _ in 0..<3 { _ = try await service.generate() }
            let id = try #require(PostgresUUID(made.webhook.id))
            try await JobQueue(name: DeliverWebhookJob.queueName, pool: service.pool).setBound(2)
            let store = WebhookStore(pool: service.pool)
            while try await Self.deliveries(service, made.webhook).count < 2 { _ = try await store.fanOut(id) }
            #expect(try await store.fanOut(id) == 0)
            try await JobQueue(name: DeliverWebhookJob.queueName, pool: service.pool).setBound(10)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { _ = try await store.fanOut(id) } }
                try await group.waitForAll()
            }
            while try await Self.deliveries(service, made.webhook).count < 3 { _ = try await store.fanOut(id) }
            #expect(try await service.number("SELECT count(DISTINCT sequence) FROM webhook_delivery") == 3)
            #expect(try await service.number("SELECT count(*) FROM job WHERE queue = 'webhook_delivery'") == 3)
        }
    }

    @Test("Webhooks are their user's alone, and so many at most")
    func ownership() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let made = try await Self.create(service, "https://example.com/a")
            #expect(made.webhook.events == [.completed, .failed, .cancelled])
            let stranger = service.by(try UniqueID.random())
            let one = WebhookRequest(id: made.webhook.id)
            #expect(await refusal { try await service.client.getWebhook(one, options: stranger) }?.code == .notFound)
            #expect(await refusal { try await service.client.deleteWebhook(one, options: stranger) }?.code == .notFound)
            #expect(
                await refusal { try await service.client.rotateWebhookSecret(one, options: stranger) }?.code
                    == .notFound)
            #expect(try await service.client.listWebhooks(options: stranger).webhooks.isEmpty)
            let created = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask { (try? await Self.create(service, "https://example.com/b")) != nil }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(created == Limits.webhooksPerUserMax - 1)
            #expect(
                await refusal { try await Self.create(service, "https://example.com/c") }?.reason
                    == "too_many_webhooks")
            _ = try await service.client.deleteWebhook(one, options: service.by())
            #expect(await refusal { try await Self.get(service, one.id) }?.code == .notFound)
        }
    }

    private func run(
        _ statuses: [Int], _ body: @escaping @Sendable (TestService, TestReceiver) async throws -> Void
    ) async throws {
        try await TestReceiver.run(statuses) { receiver in
            try await TestService.run { service in try await body(service, receiver) }
        }
    }

    private static func create(
        _ service: TestService, _ url: String, _ events: [EventKind] = []
    ) async throws -> WebhookWithSecret {
        try await service.client.createWebhook(
            CreateWebhookRequest(url: url, events: events), options: service.by())
    }

    private static func get(_ service: TestService, _ id: String) async throws -> Webhook {
        try await service.client.getWebhook(WebhookRequest(id: id), options: service.by())
    }

    private static func deliveries(_ service: TestService, _ webhook: Webhook) async throws -> [WebhookDelivery] {
        let request = ListWebhookDeliveriesRequest(id: webhook.id)
        return try await service.client.listWebhookDeliveries(request, options: service.by()).deliveries
    }

    /// A webhook's first delivery, once it is as wanted.
    private static func delivery(
        _ service: TestService, _ webhook: Webhook, until isRight: (WebhookDelivery) -> Bool
    ) async throws -> WebhookDelivery {
        while true {
            if let delivery = try await deliveries(service, webhook).first, isRight(delivery) { return delivery }
            await Task.yield()
        }
    }

    private static func expectSigned(_ request: TestReceiver.Request, by secrets: [WebhookSecret]) throws {
        let id = try #require(request.headers["webhook-id"])
        let timestamp = try #require(request.headers["webhook-timestamp"].flatMap { Int64($0) })
        let signatures = try secrets.map { try $0.signature(id: id, timestamp: timestamp, body: request.body) }
        #expect(request.headers["webhook-signature"] == signatures.joined(separator: " "))
    }
}

extension WebhookSecret {
    /// The key in a text, as a receiver's library reads it.
    init?(text: String) {
        guard text.hasPrefix("whsec_"), let bytes = try? Base64.standard.decode(text.dropFirst(6)) else { return nil }
        self.init(bytes: bytes)
    }
}
