import RPC
import Synchronization
import VeoGenAPI

/// A VideoService with one video, whose file is known byte by byte.
final class FakeVideo: VideoAPI {
    static let id = "018f4d2e-0000-7000-8000-00000000000a"
    static let file = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    static let sha256 = String(repeating: "ab", count: 32)
    private static let chunkBytes = 16_384

    let fake = FakeService()
    /// How many videos the list says there are.
    let total = Mutex<Int64>(3)
    /// What a watcher gets, and whether the stream stays open afterwards.
    let events = Mutex<(events: [VideoEvent], isOpenEnded: Bool)>(([], false))
    /// How many bytes fewer than asked for a file has when it is read.
    let missingBytes = Mutex(0)
    /// While set, `GetVideo` answers only once it ends; its arrival is told first.
    let gate = Mutex<(arrived: AsyncStream<Void>.Continuation, open: AsyncStream<Void>)?>(nil)
    /// Hears of every stream that ended because nobody read it any more.
    let abandoned = AsyncStream<String>.makeStream()

    static func video(status: Status = .completed) -> Video {
        Video(
            id: id, prompt: "a lighthouse", style: .cinematic, duration: 5, quality: .draft, aspectRatio: .wide,
            seed: 7, model: "draft", provider: "draft", status: status, progress: 100,
            cost: Cost(estimated: 0, billed: .false), attempts: 1,
            createdAt: Timestamp(microseconds: 1_800_000_000_000_000),
            metadata: [MetadataEntry(key: "campaign", value: "autumn")])
    }

    static func event(_ sequence: Int64, _ kind: EventKind, _ status: Status, progress: Int32 = 0) -> VideoEvent {
        VideoEvent(
            sequence: sequence, kind: kind, videoID: id, status: status, progress: progress,
            at: Timestamp(microseconds: 1_800_000_000_000_000 + sequence))
    }

    func generateVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        try fake.begin(request, context)
        return GenerateVideoReply(jobID: Self.id, status: .pending, message: "Video generation started")
    }

    func quoteVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> Quote {
        try fake.begin(request, context)
        let duration = request.duration ?? 30
        return Quote(
            model: "film", provider: "studio", duration: duration, quality: request.quality,
            aspectRatio: request.aspectRatio, resolution: "1280x720",
            clips: [QuotedClip(duration: duration, price: "1.60")], price: "1.60", budgetLeft: "0.50",
            accepted: false, refusal: VideoError(code: "budget_exceeded", message: "Too dear"))
    }

    func getVideo(_ request: GetVideoRequest, context: RPCContext) async throws -> Video {
        try fake.begin(request, context)
        guard request.id == Self.id else { throw Self.notFound }
        if let gate = gate.withLock({ $0 }) {
            gate.arrived.finish()
            for await _ in gate.open {}
        }
        return Self.video()
    }

    func listVideos(_ request: ListVideosRequest, context: RPCContext) async throws -> VideoList {
        try fake.begin(request, context)
        return VideoList(videos: [Self.video()], total: total.withLock { $0 })
    }

    func pageVideos(_ request: PageVideosRequest, context: RPCContext) async throws -> VideoPage {
        try fake.begin(request, context)
        return VideoPage(videos: [Self.video()], hasMore: true)
    }

    func deleteVideo(_ request: DeleteVideoRequest, context: RPCContext) async throws -> DeleteVideoReply {
        try fake.begin(request, context)
        return DeleteVideoReply(message: "Video generation deleted successfully")
    }

    func regenerateVideo(_ request: RegenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        try fake.begin(request, context)
        return GenerateVideoReply(jobID: request.id, status: .pending, message: "Video regeneration started")
    }

    func promoteVideo(_ request: PromoteVideoRequest, context: RPCContext) async throws -> GenerateVideoReply {
        try fake.begin(request, context)
        return GenerateVideoReply(jobID: Self.id, status: .pending, message: "Video promotion started")
    }

    func cancelVideo(_ request: CancelVideoRequest, context: RPCContext) async throws -> Video {
        try fake.begin(request, context)
        return Self.video(status: .cancelled)
    }

    func getUsage(_ request: GetUsageRequest, context: RPCContext) async throws -> Usage {
        try fake.begin(request, context)
        return Usage()
    }

    func createWebhook(_ request: CreateWebhookRequest, context: RPCContext) async throws -> WebhookWithSecret {
        try fake.begin(request, context)
        return WebhookWithSecret(webhook: Self.webhook, secret: "whsec_")
    }

    func listWebhooks(_ request: ListWebhooksRequest, context: RPCContext) async throws -> WebhookList {
        try fake.begin(request, context)
        return WebhookList(webhooks: [Self.webhook])
    }

    func getWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> Webhook {
        try fake.begin(request, context)
        return Self.webhook
    }

    func updateWebhook(_ request: UpdateWebhookRequest, context: RPCContext) async throws -> Webhook {
        try fake.begin(request, context)
        return Self.webhook
    }

    func deleteWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> DeleteWebhookReply {
        try fake.begin(request, context)
        return DeleteWebhookReply(message: "Webhook deleted successfully")
    }

    func rotateWebhookSecret(_ request: WebhookRequest, context: RPCContext) async throws -> WebhookWithSecret {
        try fake.begin(request, context)
        return WebhookWithSecret(webhook: Self.webhook, secret: "whsec_")
    }

    func listWebhookDeliveries(
        _ request: ListWebhookDeliveriesRequest, context: RPCContext
    ) async throws -> WebhookDeliveryList {
        try fake.begin(request, context)
        return WebhookDeliveryList()
    }

    func redeliverWebhook(_ request: RedeliverWebhookRequest, context: RPCContext) async throws -> WebhookDelivery {
        try fake.begin(request, context)
        return WebhookDelivery(
            id: request.deliveryID, event: .completed, videoID: Self.id, state: .pending, attempts: 1,
            createdAt: Timestamp(microseconds: 0))
    }

    static let webhook = Webhook(
        id: id, url: "https://example.com/", events: [.completed], enabled: true,
        createdAt: Timestamp(microseconds: 0))

    func statArtifact(_ request: ArtifactRequest, context: RPCContext) async throws -> Artifact {
        try fake.begin(request, context)
        guard request.id == Self.id else { throw Self.notFound }
        return Artifact(
            byteCount: Int64(Self.file.count), mediaType: request.kind == .video ? "video/mp4" : "image/jpeg",
            sha256: Self.sha256, createdAt: Timestamp(microseconds: 0))
    }

    func readArtifact(
        _ request: ReadArtifactRequest, context: RPCContext, responses: RPCResponseWriter<ArtifactChunk>
    ) async throws {
        try fake.begin(request, context)
        let end = Int(request.offset + request.byteCount) - missingBytes.withLock { $0 }
        var offset = Int(request.offset)
        do {
            while offset < end {
                let next = min(offset + Self.chunkBytes, end)
                try await responses.write(ArtifactChunk(data: Array(Self.file[offset..<next])))
                offset = next
            }
        } catch {
            abandoned.continuation.yield("readArtifact")
            throw error
        }
    }

    func watchEvents(
        _ request: WatchEventsRequest, context: RPCContext, responses: RPCResponseWriter<VideoEvent>
    ) async throws {
        try fake.begin(request, context)
        if let id = request.videoID, id != Self.id { throw Self.notFound }
        if request.announce { try await responses.write(Self.event(0, .opened, .unspecified)) }
        let (events, isOpenEnded) = events.withLock { $0 }
        for event in events where event.sequence > request.afterSequence ?? 0 { try await responses.write(event) }
        guard isOpenEnded else { return }
        do {
            try await Task.sleep(for: .seconds(3600))
        } catch {
            abandoned.continuation.yield("watchEvents")
            throw error
        }
    }

    static let notFound = RPCError.notFound("video_not_found", "Video generation not found")
}
