import HTTPTypes
import Hummingbird
import RPC
import ServiceLifecycle
import VeoGenAPI

/// `GET /v1/videos/{id}`: at once, or, for an SDK that waits for the end anyway, once there is an end to tell.
struct LongPoll {
    private let exchange: Exchange

    init(_ exchange: Exchange) {
        self.exchange = exchange
    }

    /// The video as it is, at the latest when the limit of waiting is reached.
    func response() async throws -> Response {
        let id = try OpenAIRoutes.id(exchange)
        var video = try await video(id)
        if exchange.request.headers[.stainlessPollHelper] == "true" {
            if Self.isUnfinished(video.status) {
                try await end(of: id)
                video = try await self.video(id)
            }
            var response = Response.json(OpenAIVideoJSON(video: video).bytes)
            response.headers[.openAIPollAfter] = "\(exchange.limits.pollDelay.nanoseconds / 1_000_000)"
            return response
        }
        return .json(OpenAIVideoJSON(video: video).bytes)
    }

    private func video(_ id: String) async throws -> Video {
        try await exchange.clients.video.getVideo(GetVideoRequest(id: id), options: OpenAIRoutes.options(exchange))
    }

    /// Waits until the video has ended, the time is over, or the gateway stops.
    private func end(of id: String) async throws {
        let options = exchange.options(timeout: exchange.limits.longPollMax)
        let events = exchange.clients.video.watchEvents(WatchEventsRequest(videoID: id), options: options)
        do {
            for try await event in events.cancelOnGracefulShutdown() {
                if !Self.isUnfinished(event.status) { return }
            }
        } catch {
            guard Self.isEndOfWaiting(error) else { throw error }
        }
    }

    /// Whether the stream of events ended because the time is over, its service is gone for a moment, or the user has
    /// as many streams as are allowed.
    private static func isEndOfWaiting(_ error: any Error) -> Bool {
        guard let code = (error as? RPCError)?.code else { return false }
        return code == .deadlineExceeded || code == .unavailable || code == .resourceExhausted
    }

    private static func isUnfinished(_ status: Status) -> Bool {
        switch status {
        case .completed, .failed, .cancelled: false
        case .unspecified, .pending, .processing: true
        }
    }
}
