import HTTPTypes
import Hummingbird
import NIOCore
import RPC
import VeoGenAPI
import VeoGenCrypto

/// `/v1/videos`: the videos protocol of OpenAI, for programs that speak it already.
enum OpenAIRoutes {
    private static let path = "/v1/videos"
    private static let service = RESTRoute.Service.video.rawValue

    /// Every route.
    static func endpoints(limits: GatewayLimits) -> [Endpoint] {
        let creations = RememberedCreations(window: limits.repetitionWindow, max: limits.rememberedCreationsMax)
        return [
            endpoint(.post, path) { exchange in
                let body = try await OpenAICreate(of: exchange)
                return try await create(try body.wish(), body, exchange, creations)
            },
            endpoint(.post, path + "/{id}/remix") { exchange in
                let body = try await OpenAICreate(of: exchange)
                let prompt = try body.prompt()
                return try await create(try await remix(exchange, prompt), body, exchange, creations)
            },
            endpoint(.get, path) { exchange in try await OpenAIPage(of: exchange).response() },
            endpoint(.get, path + "/{id}") { exchange in try await LongPoll(exchange).response() },
            endpoint(.delete, path + "/{id}") { exchange in
                let request = DeleteVideoRequest(id: try id(exchange))
                _ = try await exchange.clients.video.deleteVideo(request, options: options(exchange))
                var json = JSONWriter()
                json.literal("{\"id\":")
                json.value(request.id)
                json.literal(",\"object\":\"video.deleted\",\"deleted\":true}")
                return .json(json.bytes)
            },
            endpoint(.get, path + "/{id}/content", content),
        ]
    }

    /// The id in a request's path.
    ///
    /// - Throws: `ProblemDetails` (404) for what is no id of ours.
    static func id(_ exchange: Exchange) throws(ProblemDetails) -> String {
        let request = GetVideoRequest(id: exchange.path["id"] ?? "")
        guard request.faults(below: []).isEmpty else {
            throw ProblemDetails(.notFound, "video_not_found", "Video generation not found")
        }
        return request.id
    }

    /// What goes with a call made for one of these routes.
    static func options(_ exchange: Exchange) -> RPCCallOptions {
        exchange.options(timeout: exchange.limits.callTimeout)
    }

    private static func endpoint(
        _ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Endpoint.Handler
    ) -> Endpoint {
        // Keys that may only look are good for what only looks.
        let access: Access = method == .get ? .reader : .user
        return Endpoint(method, path, access: access, service: service, errorShape: .openAI, handler: handler)
    }

    private static func create(
        _ wish: GenerateVideoRequest, _ body: OpenAICreate, _ exchange: Exchange, _ creations: RememberedCreations
    ) async throws -> Response {
        var options = options(exchange)
        if exchange.request.headers[.idempotencyKey] == nil {
            let count = exchange.request.headers[.stainlessRetryCount].flatMap { Int($0) } ?? 0
            guard let key = creations.key(of: try digest(of: body, exchange), isRepetition: count > 0) else {
                // Not 409: the SDKs repeat that as well.
                throw ProblemDetails(
                    .badRequest, "creation_unknown",
                    "It is not known whether an earlier attempt has begun this video: look at the list, then ask anew")
            }
            options.metadata.add(key, for: "idempotency-key")
        }
        let reply = try await exchange.clients.video.generateVideo(wish, options: options)
        let request = GetVideoRequest(id: reply.jobID)
        let video = try await exchange.clients.video.getVideo(request, options: Self.options(exchange))
        return .json(OpenAIVideoJSON(video: video).bytes)
    }

    /// What tells one creation from another: who asks, where, and for what. Boundaries of forms differ each time.
    private static func digest(of body: OpenAICreate, _ exchange: Exchange) throws -> SHA256Digest {
        var hash = try SHA256()
        let texts =
            [exchange.authorization ?? "", exchange.request.uri.path] + body.fields.flatMap { [$0.name, $0.value] }
        for text in texts { try hash.update(Array("\(text.utf8.count):\(text)".utf8)) }
        return try hash.finalize()
    }

    /// The wish of a video, with another prompt.
    private static func remix(_ exchange: Exchange, _ prompt: String) async throws -> GenerateVideoRequest {
        let request = GetVideoRequest(id: try id(exchange))
        let video = try await exchange.clients.video.getVideo(request, options: options(exchange))
        return GenerateVideoRequest(
            prompt: prompt, style: video.style, duration: video.duration, quality: video.quality,
            aspectRatio: video.aspectRatio, negativePrompt: video.negativePrompt, model: video.model,
            metadata: [MetadataEntry(key: OpenAIVideoJSON.remixKey, value: video.id)])
    }

    private static func content(_ exchange: Exchange) async throws -> Response {
        let kind: ArtifactKind
        switch try exchange.query().last(where: { $0.name == "variant" })?.value ?? "video" {
        case "video": kind = .video
        case "thumbnail": kind = .thumbnail
        default:
            throw ProblemDetails.fault("enum", at: ["query", "variant"], "Input should be video or thumbnail")
        }
        let wanted = ArtifactRequest(id: try id(exchange), kind: kind)
        let artifact = try await exchange.clients.video.statArtifact(wanted, options: options(exchange))
        let file = ArtifactFile(
            request: wanted, artifact: artifact, isDownload: false, client: exchange.clients.video,
            options: exchange.options(timeout: exchange.limits.contentTimeout))
        return try file.response(to: exchange.request)
    }
}
