// Made by scripts/protos from proto/*.proto. Change that instead.

import Protobuf
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
            return try await call.answer(
                call.clients.ai.rpc, AIMethods.listModels, request, as: ModelList.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/prompts/enhance", service: .ai, access: .userOrService, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(EnhancePromptRequest.self)
            return try await call.answer(
                call.clients.ai.rpc, AIMethods.enhancePrompt, request, as: EnhancedPrompt.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/prompts/analyze", service: .ai, access: .userOrService, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(AnalyzeContentRequest.self)
            return try await call.answer(
                call.clients.ai.rpc, AIMethods.analyzeContent, request, as: ContentAnalysis.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/register", service: .auth, access: .public, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(RegisterRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.register, request, as: User.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/logout", service: .auth, access: .session, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = LogoutRequest()
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.logout, request, as: LogoutReply.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/auth/me", service: .auth, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = GetMeRequest()
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.getMe, request, as: User.self)
        },
        RESTRoute(
            verb: .patch, path: "/api/v1/auth/me", service: .auth, access: .session, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(UpdateMeRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.updateMe, request, as: User.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/password", service: .auth, access: .session, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ChangePasswordRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.changePassword, request, as: ChangePasswordReply.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/auth/sessions", service: .auth, access: .session, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListSessionsRequest()
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.listSessions, request, as: SessionList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_sessions) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.sessions?[index] else { throw .malformed }
                    try Session.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/auth/sessions/{id}", service: .auth, access: .session, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(EndSessionRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.endSession, request, as: EndSessionReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/auth/api-keys", service: .auth, access: .session, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(CreateAPIKeyRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.createAPIKey, request, as: CreateAPIKeyReply.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/auth/api-keys", service: .auth, access: .session, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListAPIKeysRequest()
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.listAPIKeys, request, as: APIKeyList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_api_keys) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.api_keys?[index] else { throw .malformed }
                    try APIKey.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/auth/api-keys/{id}", service: .auth, access: .session, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(DeleteAPIKeyRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.deleteAPIKey, request, as: DeleteAPIKeyReply.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/admin/users", service: .auth, access: .admin, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ListUsersRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.listUsers, request, as: UserList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_users) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.users?[index] else { throw .malformed }
                    try User.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .get, path: "/api/v1/admin/users/{id}", service: .auth, access: .admin, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GetUserRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.getUser, request, as: User.self)
        },
        RESTRoute(
            verb: .patch, path: "/api/v1/admin/users/{id}", service: .auth, access: .admin, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(UpdateUserRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.updateUser, request, as: User.self)
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/admin/users/{id}", service: .auth, access: .admin, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(DeleteUserRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.deleteUser, request, as: DeleteUserReply.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/admin/audit", service: .auth, access: .admin, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ListAuditEventsRequest.self)
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.listAuditEvents, request, as: AuditEventList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_events) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.events?[index] else { throw .malformed }
                    try AuditEvent.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .get, path: "/.well-known/jwks.json", service: .auth, access: .public, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListKeysRequest()
            return try await call.answer(
                call.clients.auth.rpc, AuthMethods.listKeys, request, as: PublicKeySet.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/generate", service: .video, access: .user, hasBody: true,
            extraBodyBytes: 3495256
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GenerateVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.generateVideo, request, as: GenerateVideoReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/quote", service: .video, access: .reader, hasBody: true,
            extraBodyBytes: 3495256
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GenerateVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.quoteVideo, request, as: Quote.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/videos/{id}", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GetVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.getVideo, request, as: Video.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/videos/", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ListVideosRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.listVideos, request, as: VideoList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_videos) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.videos?[index] else { throw .malformed }
                    try Video.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/videos/{id}", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(DeleteVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.deleteVideo, request, as: DeleteVideoReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/{id}/regenerate", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(RegenerateVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.regenerateVideo, request, as: GenerateVideoReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/{id}/promote", service: .video, access: .user, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(PromoteVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.promoteVideo, request, as: GenerateVideoReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/videos/{id}/cancel", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(CancelVideoRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.cancelVideo, request, as: Video.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/usage", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(GetUsageRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.getUsage, request, as: Usage.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/webhooks", service: .video, access: .user, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(CreateWebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.createWebhook, request, as: WebhookWithSecret.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/webhooks", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = ListWebhooksRequest()
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.listWebhooks, request, as: WebhookList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_webhooks) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.webhooks?[index] else { throw .malformed }
                    try Webhook.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .get, path: "/api/v1/webhooks/{id}", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(WebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.getWebhook, request, as: Webhook.self)
        },
        RESTRoute(
            verb: .patch, path: "/api/v1/webhooks/{id}", service: .video, access: .user, hasBody: true
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(UpdateWebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.updateWebhook, request, as: Webhook.self)
        },
        RESTRoute(
            verb: .delete, path: "/api/v1/webhooks/{id}", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(WebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.deleteWebhook, request, as: DeleteWebhookReply.self)
        },
        RESTRoute(
            verb: .post, path: "/api/v1/webhooks/{id}/rotate-secret", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(WebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.rotateWebhookSecret, request, as: WebhookWithSecret.self)
        },
        RESTRoute(
            verb: .get, path: "/api/v1/webhooks/{id}/deliveries", service: .video, access: .reader, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(ListWebhookDeliveriesRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.listWebhookDeliveries, request, as: WebhookDeliveryList.self
            ) { (c, json) throws(ProtobufError) in
                try json.array(c.pointee.n_deliveries) { json, index throws(ProtobufError) in
                    guard let element = c.pointee.deliveries?[index] else { throw .malformed }
                    try WebhookDelivery.write(element, to: &json)
                }
            }
        },
        RESTRoute(
            verb: .post, path: "/api/v1/webhooks/{id}/deliveries/{delivery_id}/redeliver", service: .video, access: .user, hasBody: false
        ) { (call: RESTCall) async throws(RPCError) -> RESTReply in
            let request = try call.read(RedeliverWebhookRequest.self)
            return try await call.answer(
                call.clients.video.rpc, VideoMethods.redeliverWebhook, request, as: WebhookDelivery.self)
        },
    ]
}
