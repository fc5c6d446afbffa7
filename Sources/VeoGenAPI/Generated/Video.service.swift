// Made by scripts/protos from proto/video.proto. Change that instead.

import RPC

/// The methods of `veogen.video.v1.VideoService`: their names, and who may call them.
public enum VideoMethods {
    /// `GenerateVideo`.
    public static let generateVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GenerateVideo", isIdempotent: false)
    /// `GetVideo`.
    public static let getVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "GetVideo", isIdempotent: true)
    /// `ListVideos`.
    public static let listVideos = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "ListVideos", isIdempotent: true)
    /// `DeleteVideo`.
    public static let deleteVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "DeleteVideo", isIdempotent: false)
    /// `RegenerateVideo`.
    public static let regenerateVideo = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "RegenerateVideo", isIdempotent: false)
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
    /// `WatchEvents`.
    public static let watchEvents = RPCMethodName(
        service: "veogen.video.v1.VideoService", method: "WatchEvents", isIdempotent: true)

    /// Who may call each method.
    public static let access: [RPCMethodName: Access] = [
        generateVideo: .user,
        getVideo: .user,
        listVideos: .user,
        deleteVideo: .user,
        regenerateVideo: .user,
        cancelVideo: .user,
        getUsage: .user,
        statArtifact: .public,
        readArtifact: .public,
        watchEvents: .user,
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

    /// One of the caller's videos.
    func getVideo(_ request: GetVideoRequest, context: RPCContext) async throws -> Video

    /// The caller's videos, newest first. The header `X-Total-Count` has how many there are, `Link` the next page.
    func listVideos(_ request: ListVideosRequest, context: RPCContext) async throws -> VideoList

    /// Deletes a video and its files; one that is still being made is cancelled first.
    func deleteVideo(_ request: DeleteVideoRequest, context: RPCContext) async throws -> DeleteVideoReply

    /// Makes a failed video again. `Idempotency-Key` is honoured as by POST /api/v1/videos/generate.
    func regenerateVideo(_ request: RegenerateVideoRequest, context: RPCContext) async throws -> GenerateVideoReply

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
            .unary(VideoMethods.getVideo) { (request: GetVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.getVideo(request, context: context)
            },
            .unary(VideoMethods.listVideos) { (request: ListVideosRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.listVideos(request, context: context)
            },
            .unary(VideoMethods.deleteVideo) { (request: DeleteVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.deleteVideo(request, context: context)
            },
            .unary(VideoMethods.regenerateVideo) { (request: RegenerateVideoRequest, context: RPCContext) in
                try request.refuseFaults()
                return try await self.regenerateVideo(request, context: context)
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

    /// What happened to the caller's videos after an event, then each new event as it happens.
    public func watchEvents(
        _ request: WatchEventsRequest = WatchEventsRequest(), options: RPCCallOptions = RPCCallOptions()
    ) -> RPCResponses<VideoEvent> {
        rpc.serverStreaming(VideoMethods.watchEvents, request, options: options)
    }
}

