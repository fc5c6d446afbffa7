// Made by scripts/protos from proto/*.proto. Change that instead.

import RPC

/// A client for every service that REST routes lead to.
public struct ServiceClients: Sendable {
    /// Calls `veogen.ai.v1.AIService`.
    public let ai: AIClient
    /// Calls `veogen.auth.v1.AuthService`.
    public let auth: AuthClient
    /// Calls `veogen.video.v1.VideoService`.
    public let video: VideoClient

    /// Makes the set from one client each.
    public init(ai: AIClient, auth: AuthClient, video: VideoClient) {
        self.ai = ai
        self.auth = auth
        self.video = video
    }
}

extension RESTRoute {
    /// Every route that is derived from an RPC.
    public static let all: [RESTRoute] = [
        RESTRoute(
            verb: .get, path: "/api/v1/models", service: .ai, access: .userOrService, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListModelsRequest()
            let reply = try await call.clients.ai.listModels(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/prompts/enhance", service: .ai, access: .userOrService, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(EnhancePromptRequest.self)
            let reply = try await call.clients.ai.enhancePrompt(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/prompts/analyze", service: .ai, access: .userOrService, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(AnalyzeContentRequest.self)
            let reply = try await call.clients.ai.analyzeContent(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/register", service: .auth, access: .public, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(RegisterRequest.self)
            let reply = try await call.clients.auth.register(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/logout", service: .auth, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = LogoutRequest()
            let reply = try await call.clients.auth.logout(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/auth/me", service: .auth, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = GetMeRequest()
            let reply = try await call.clients.auth.getMe(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .get, path: "/.well-known/jwks.json", service: .auth, access: .public, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListKeysRequest()
            let reply = try await call.clients.auth.listKeys(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/generate", service: .video, access: .user, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GenerateVideoRequest.self)
            let reply = try await call.clients.video.generateVideo(request, options: call.options)
            return RESTReply(reply, headers: [("Idempotent-Replayed", String(reply.replayed))])
        },
        RESTRoute(
            verb: .get, path: "/api/v1/videos/{id}", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GetVideoRequest.self)
            let reply = try await call.clients.video.getVideo(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/videos/", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ListVideosRequest.self)
            let reply = try await call.clients.video.listVideos(request, options: call.options)
            return RESTReply(reply.videos, headers: [("X-Total-Count", String(reply.total))])
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/videos/{id}", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(DeleteVideoRequest.self)
            let reply = try await call.clients.video.deleteVideo(request, options: call.options)
            return RESTReply(reply)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/{id}/regenerate", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(RegenerateVideoRequest.self)
            let reply = try await call.clients.video.regenerateVideo(request, options: call.options)
            return RESTReply(reply, headers: [("Idempotent-Replayed", String(reply.replayed))])
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/{id}/cancel", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(CancelVideoRequest.self)
            let reply = try await call.clients.video.cancelVideo(request, options: call.options)
            return RESTReply(reply)
        },
    ]
}
