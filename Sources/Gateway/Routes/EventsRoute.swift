import AsyncAlgorithms
import HTTPTypes
import Hummingbird
import RPC
import ServiceLifecycle
import VeoGenAPI

/// `GET /api/v1/videos/{id}/events` and `/api/v1/events`: server-sent events (WHATWG HTML, section 9.2).
enum EventsRoute {
    /// Both routes.
    static func endpoints(limits: GatewayLimits) -> [Endpoint] {
        ["/api/v1/videos/{id}/events", "/api/v1/events"].map { path in
            Endpoint(.get, path, access: .user, service: RESTRoute.Service.video.rawValue) { exchange in
                let watch = try watch(exchange)
                let client = exchange.clients.video
                if let id = watch.videoID {
                    // A stream has no status of its own, so what is not there has to be found out before.
                    let options = exchange.options(timeout: limits.callTimeout)
                    _ = try await client.getVideo(GetVideoRequest(id: id), options: options)
                }
                let stream = EventStream(
                    watch: watch, client: client, options: exchange.options(timeout: limits.eventsTimeout),
                    limits: limits)
                return response(stream, to: exchange.request)
            }
        }
    }

    private static func response(_ stream: EventStream, to request: Request) -> Response {
        let fields: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        let body = ResponseBody { writer in
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await stream.write(to: &writer)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: fields, body: body)
    }

    private static func watch(_ exchange: Exchange) throws(ProblemDetails) -> WatchEventsRequest {
        let lastEventID = exchange.request.headers[.lastEventID].flatMap { $0.isEmpty ? nil : $0 }
        let watch = WatchEventsRequest(videoID: exchange.path["id"], afterSequence: lastEventID.flatMap { Int64($0) })
        guard lastEventID == nil || (watch.afterSequence ?? -1) >= 0 else {
            throw .fault("int_parsing", at: ["header", "last-event-id"], "Input should be the id of an event")
        }
        var faults = watch.faults(below: ["path"])
        guard faults.isEmpty else {
            // The field's name on the wire is another one.
            for index in faults.indices { faults[index].location = ["path", "id"] }
            throw ProblemDetails(faults: faults)
        }
        return watch
    }
}
