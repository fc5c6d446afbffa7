// Made by scripts/protos from proto/video.proto. Change that instead.

import RPC

/// The methods of `veogen.video.v1.VideoService`: their names, and who may call them.
public enum VideoMethods {
    /// `GenerateVideo`.
    public static let generateVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GenerateVideo", isIdempotent: false)
    /// `QuoteVideo`.
    public static let quoteVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "QuoteVideo", isIdempotent: true)
    /// `GetVideo`.
    public static let getVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GetVideo", isIdempotent: true)
    /// `ListVideos`.
    public static let listVideos = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "ListVideos", isIdempotent: true)
    /// `PageVideos`.
    public static let pageVideos = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "PageVideos", isIdempotent: true)
    /// `DeleteVideo`.
    public static let deleteVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "DeleteVideo", isIdempotent: false)
    /// `RegenerateVideo`.
    public static let regenerateVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "RegenerateVideo", isIdempotent: false)
    /// `PromoteVideo`.
    public static let promoteVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "PromoteVideo", isIdempotent: false)
    /// `CancelVideo`.
    public static let cancelVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "CancelVideo", isIdempotent: false)
    /// `GetUsage`.
    public static let getUsage = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GetUsage", isIdempotent: true)
    /// `StatArtifact`.
    public static let statArtifact = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "StatArtifact", isIdempotent: true)
    /// `ReadArtifact`.
    public static let readArtifact = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "ReadArtifact", isIdempotent: true)
    /// `CreateWebhook`.
    public static let createWebhook = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "CreateWebhook", isIdempotent: false)
    /// `ListWebhooks`.
    public static let listWebhooks = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "ListWebhooks", isIdempotent: true)
    /// `GetWebhook`.
    public static let getWebhook = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GetWebhook", isIdempotent: true)
    /// `UpdateWebhook`.
    public static let updateWebhook = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "UpdateWebhook", isIdempotent: false)
    /// `DeleteWebhook`.
    public static let deleteWebhook = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "DeleteWebhook", isIdempotent: false)
    /// `RotateWebhookSecret`.
    public static let rotateWebhookSecret = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "RotateWebhookSecret", isIdempotent: false)
    /// `ListWebhookDeliveries`.
    public static let listWebhookDeliveries = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "ListWebhookDeliveries", isIdempotent: true)
    /// `RedeliverWebhook`.
    public static let redeliverWebhook = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "RedeliverWebhook", isIdempotent: false)
    /// `WatchEvents`.
    public static let watchEvents = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "WatchEvents", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        generateVideo: .user,
        quoteVideo: .reader,
        getVideo: .reader,
        listVideos: .reader,
        pageVideos: .reader,
        deleteVideo: .user,
        regenerateVideo: .user,
        promoteVideo: .user,
        cancelVideo: .user,
        getUsage: .reader,
        statArtifact: .public,
        readArtifact: .public,
        createWebhook: .user,
        listWebhooks: .reader,
        getWebhook: .reader,
        updateWebhook: .user,
        deleteWebhook: .user,
        rotateWebhookSecret: .user,
        listWebhookDeliveries: .reader,
        redeliverWebhook: .user,
        watchEvents: .reader,
    ]
}

/// Videos, the durable queue of the work on them, and their files.
///
/// What an implementation throws reaches the caller: an `RPCError` as it is, anything else as `internal`.
public protocol VideoAPI: Sendable {
    /// Asks for a video. It is accepted once this answers: the wish and its job are stored together, or not at all.
    /// With the header `Idempotency-Key` (1 to 255 visible ASCII characters) the same request gets the same answer
    /// for 24 hours, marked by `Idempotent-Replayed: true`, and begins nothing new.
    func generateVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply

    /// What POST /api/v1/videos/generate would make of the same body, what it would cost, and whether the budget and
    /// the
    /// queue allow it now. Nothing is stored, spent or sent to a provider, and the prompt is not judged.
    func quoteVideo(_ request: GenerateVideoRequest, context: RPCContext) async throws -> Quote

    /// One of the caller's videos.
    func getVideo(_ request: GetVideoRequest, context: RPCContext) async throws -> Video

    /// The caller's videos, newest first. The header `X-Total-Count` has how many there are, `Link` the next page.
    func listVideos(_ request: ListVideosRequest, context: RPCContext) async throws -> VideoList

    /// The caller's videos after one of them, for protocols that turn pages by the last entry of the page before.
    func pageVideos(_ request: PageVideosRequest, context: RPCContext) async throws -> VideoPage

    /// Deletes a video and its files; one that is still being made is cancelled first.
    func deleteVideo(_ request: DeleteVideoRequest, context: RPCContext) async throws -> DeleteVideoReply

    /// Makes a failed video again. `Idempotency-Key` is honoured as by POST /api/v1/videos/generate.
    func regenerateVideo(_ request: RegenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply

    /// Makes a draft for real: a new video of the same wish and seed, by another model or in another quality. A draft
    /// is a
    /// completed video of the quality `draft`, or of the provider `draft`. `Idempotency-Key` is honoured as by
    /// POST /api/v1/videos/generate.
    func promoteVideo(_ request: PromoteVideoRequest, context: RPCContext) async throws -> GenerateVideoReply

    /// Stops a video that is waiting or being made.
    func cancelVideo(_ request: CancelVideoRequest, context: RPCContext) async throws -> Video

    /// What the caller has spent on videos in a calendar month (UTC), and what is set aside for those whose cost is
    /// not
    /// known yet. Videos that cost nothing are not counted.
    func getUsage(_ request: GetUsageRequest, context: RPCContext) async throws -> Usage

    /// Size, type and hash of a video's file. FAILED_PRECONDITION with reason `artifact_not_ready` until it is there.
    func statArtifact(_ request: ArtifactRequest, context: RPCContext) async throws -> Artifact

    /// The bytes of a video's file, from `offset` on.
    func readArtifact(_ request: ReadArtifactRequest, context: RPCContext, responses: RPCResponseWriter<ArtifactChunk>) async throws

    /// Has an address told of what happens to the caller's videos, as the Standard Webhooks specification says. The
    /// answer
    /// is the only one that shows the secret by which messages are signed.
    func createWebhook(_ request: CreateWebhookRequest, context: RPCContext) async throws -> WebhookWithSecret

    /// The caller's webhooks, oldest first.
    func listWebhooks(_ request: ListWebhooksRequest, context: RPCContext) async throws -> WebhookList

    /// One of the caller's webhooks.
    func getWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> Webhook

    /// Changes a webhook. One that was switched off is told of what happens after it is switched on again.
    func updateWebhook(_ request: UpdateWebhookRequest, context: RPCContext) async throws -> Webhook

    /// Deletes a webhook with its deliveries.
    func deleteWebhook(_ request: WebhookRequest, context: RPCContext) async throws -> DeleteWebhookReply

    /// Gives a webhook a new secret. For a day messages carry signatures by both, so that the receiver can change
    /// over.
    func rotateWebhookSecret(_ request: WebhookRequest, context: RPCContext) async throws -> WebhookWithSecret

    /// What became of a webhook's messages, newest first.
    func listWebhookDeliveries(_ request: ListWebhookDeliveriesRequest, context: RPCContext) async throws -> WebhookDeliveryList

    /// Sends a message again, under its former id, whatever became of it before.
    func redeliverWebhook(_ request: RedeliverWebhookRequest, context: RPCContext) async throws -> WebhookDelivery

    /// What happened to the caller's videos after an event, then each new event as it happens.
    func watchEvents(_ request: WatchEventsRequest, context: RPCContext, responses: RPCResponseWriter<VideoEvent>) async throws
}

extension VideoAPI {
    /// The methods as an `RPCServer` takes them; each checks its request's limits first.
    public var rpcMethods: [RPCMethod] {
        [
            .unary(VideoMethods.generateVideo) { (request: GenerateVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.generateVideo(request, context: context)
            },
            .unary(VideoMethods.quoteVideo) { (request: GenerateVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.quoteVideo(request, context: context)
            },
            .unary(VideoMethods.getVideo) { (request: GetVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getVideo(request, context: context)
            },
            .unary(VideoMethods.listVideos) { (request: ListVideosRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listVideos(request, context: context)
            },
            .unary(VideoMethods.pageVideos) { (request: PageVideosRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.pageVideos(request, context: context)
            },
            .unary(VideoMethods.deleteVideo) { (request: DeleteVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.deleteVideo(request, context: context)
            },
            .unary(VideoMethods.regenerateVideo) { (request: RegenerateVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.regenerateVideo(request, context: context)
            },
            .unary(VideoMethods.promoteVideo) { (request: PromoteVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.promoteVideo(request, context: context)
            },
            .unary(VideoMethods.cancelVideo) { (request: CancelVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.cancelVideo(request, context: context)
            },
            .unary(VideoMethods.getUsage) { (request: GetUsageRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getUsage(request, context: context)
            },
            .unary(VideoMethods.statArtifact) { (request: ArtifactRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.statArtifact(request, context: context)
            },
            .serverStreaming(VideoMethods.readArtifact) {
                (request: ReadArtifactRequest, context: RPCContext, responses: RPCResponseWriter<ArtifactChunk>) in
                try request.refuseFaults()
                try await self.readArtifact(request, context: context, responses: responses)
            },
            .unary(VideoMethods.createWebhook) { (request: CreateWebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.createWebhook(request, context: context)
            },
            .unary(VideoMethods.listWebhooks) { (request: ListWebhooksRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listWebhooks(request, context: context)
            },
            .unary(VideoMethods.getWebhook) { (request: WebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getWebhook(request, context: context)
            },
            .unary(VideoMethods.updateWebhook) { (request: UpdateWebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.updateWebhook(request, context: context)
            },
            .unary(VideoMethods.deleteWebhook) { (request: WebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.deleteWebhook(request, context: context)
            },
            .unary(VideoMethods.rotateWebhookSecret) { (request: WebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.rotateWebhookSecret(request, context: context)
            },
            .unary(VideoMethods.listWebhookDeliveries) { (request: ListWebhookDeliveriesRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listWebhookDeliveries(request, context: context)
            },
            .unary(VideoMethods.redeliverWebhook) { (request: RedeliverWebhookRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.redeliverWebhook(request, context: context)
            },
            .serverStreaming(VideoMethods.watchEvents) {
                (request: WatchEventsRequest, context: RPCContext, responses: RPCResponseWriter<VideoEvent>) in
                try request.refuseFaults()
                try await self.watchEvents(request, context: context, responses: responses)
            },
        ]
    }
}

/// Calls `veogen.video.v1.VideoService`.
public struct VideoClient: Sendable {
    let rpc: RPCClient

    /// Makes a client that calls over `rpc`.
    public init(_ rpc: RPCClient) {
        self.rpc = rpc
    }

    /// Asks for a video. It is accepted once this answers: the wish and its job are stored together, or not at all.
    /// With the header `Idempotency-Key` (1 to 255 visible ASCII characters) the same request gets the same answer
    /// for 24 hours, marked by `Idempotent-Replayed: true`, and begins nothing new.
    public func generateVideo(
        _ request: GenerateVideoRequest = GenerateVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> GenerateVideoReply {
        try await rpc.unary(VideoMethods.generateVideo, request, options: options)
    }

    /// What POST /api/v1/videos/generate would make of the same body, what it would cost, and whether the budget and
    /// the
    /// queue allow it now. Nothing is stored, spent or sent to a provider, and the prompt is not judged.
    public func quoteVideo(
        _ request: GenerateVideoRequest = GenerateVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Quote {
        try await rpc.unary(VideoMethods.quoteVideo, request, options: options)
    }

    /// One of the caller's videos.
    public func getVideo(
        _ request: GetVideoRequest = GetVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Video {
        try await rpc.unary(VideoMethods.getVideo, request, options: options)
    }

    /// The caller's videos, newest first. The header `X-Total-Count` has how many there are, `Link` the next page.
    public func listVideos(
        _ request: ListVideosRequest = ListVideosRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> VideoList {
        try await rpc.unary(VideoMethods.listVideos, request, options: options)
    }

    /// The caller's videos after one of them, for protocols that turn pages by the last entry of the page before.
    public func pageVideos(
        _ request: PageVideosRequest = PageVideosRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> VideoPage {
        try await rpc.unary(VideoMethods.pageVideos, request, options: options)
    }

    /// Deletes a video and its files; one that is still being made is cancelled first.
    public func deleteVideo(
        _ request: DeleteVideoRequest = DeleteVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> DeleteVideoReply {
        try await rpc.unary(VideoMethods.deleteVideo, request, options: options)
    }

    /// Makes a failed video again. `Idempotency-Key` is honoured as by POST /api/v1/videos/generate.
    public func regenerateVideo(
        _ request: RegenerateVideoRequest = RegenerateVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> GenerateVideoReply {
        try await rpc.unary(VideoMethods.regenerateVideo, request, options: options)
    }

    /// Makes a draft for real: a new video of the same wish and seed, by another model or in another quality. A draft
    /// is a
    /// completed video of the quality `draft`, or of the provider `draft`. `Idempotency-Key` is honoured as by
    /// POST /api/v1/videos/generate.
    public func promoteVideo(
        _ request: PromoteVideoRequest = PromoteVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> GenerateVideoReply {
        try await rpc.unary(VideoMethods.promoteVideo, request, options: options)
    }

    /// Stops a video that is waiting or being made.
    public func cancelVideo(
        _ request: CancelVideoRequest = CancelVideoRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Video {
        try await rpc.unary(VideoMethods.cancelVideo, request, options: options)
    }

    /// What the caller has spent on videos in a calendar month (UTC), and what is set aside for those whose cost is
    /// not
    /// known yet. Videos that cost nothing are not counted.
    public func getUsage(
        _ request: GetUsageRequest = GetUsageRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Usage {
        try await rpc.unary(VideoMethods.getUsage, request, options: options)
    }

    /// Size, type and hash of a video's file. FAILED_PRECONDITION with reason `artifact_not_ready` until it is there.
    public func statArtifact(
        _ request: ArtifactRequest = ArtifactRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Artifact {
        try await rpc.unary(VideoMethods.statArtifact, request, options: options)
    }

    /// The bytes of a video's file, from `offset` on.
    public func readArtifact(
        _ request: ReadArtifactRequest = ReadArtifactRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<ArtifactChunk> {
        rpc.serverStreaming(VideoMethods.readArtifact, request, options: options)
    }

    /// Has an address told of what happens to the caller's videos, as the Standard Webhooks specification says. The
    /// answer
    /// is the only one that shows the secret by which messages are signed.
    public func createWebhook(
        _ request: CreateWebhookRequest = CreateWebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> WebhookWithSecret {
        try await rpc.unary(VideoMethods.createWebhook, request, options: options)
    }

    /// The caller's webhooks, oldest first.
    public func listWebhooks(
        _ request: ListWebhooksRequest = ListWebhooksRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> WebhookList {
        try await rpc.unary(VideoMethods.listWebhooks, request, options: options)
    }

    /// One of the caller's webhooks.
    public func getWebhook(
        _ request: WebhookRequest = WebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Webhook {
        try await rpc.unary(VideoMethods.getWebhook, request, options: options)
    }

    /// Changes a webhook. One that was switched off is told of what happens after it is switched on again.
    public func updateWebhook(
        _ request: UpdateWebhookRequest = UpdateWebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> Webhook {
        try await rpc.unary(VideoMethods.updateWebhook, request, options: options)
    }

    /// Deletes a webhook with its deliveries.
    public func deleteWebhook(
        _ request: WebhookRequest = WebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> DeleteWebhookReply {
        try await rpc.unary(VideoMethods.deleteWebhook, request, options: options)
    }

    /// Gives a webhook a new secret. For a day messages carry signatures by both, so that the receiver can change
    /// over.
    public func rotateWebhookSecret(
        _ request: WebhookRequest = WebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> WebhookWithSecret {
        try await rpc.unary(VideoMethods.rotateWebhookSecret, request, options: options)
    }

    /// What became of a webhook's messages, newest first.
    public func listWebhookDeliveries(
        _ request: ListWebhookDeliveriesRequest = ListWebhookDeliveriesRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> WebhookDeliveryList {
        try await rpc.unary(VideoMethods.listWebhookDeliveries, request, options: options)
    }

    /// Sends a message again, under its former id, whatever became of it before.
    public func redeliverWebhook(
        _ request: RedeliverWebhookRequest = RedeliverWebhookRequest(), options: RPCCallOptions = RPCCallOptions()
    ) async throws(RPCError) -> WebhookDelivery {
        try await rpc.unary(VideoMethods.redeliverWebhook, request, options: options)
    }

    /// What happened to the caller's videos after an event, then each new event as it happens.
    public func watchEvents(
        _ request: WatchEventsRequest = WatchEventsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<VideoEvent> {
        rpc.serverStreaming(VideoMethods.watchEvents, request, options: options)
    }
}

