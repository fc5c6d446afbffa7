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
            Endpoint(.get, path, access: .reader, service: RESTRoute.Service.video.rawValue) { exchange in
                let watch = try watch(exchange)
                let events = exchange.clients.video.watchEvents(
                    watch, options: exchange.options(timeout: limits.eventsTimeout))
                // A stream has no status of its own, so what keeps it from beginning has to be found out before.
                let first = try await opening(of: events, within: limits.callTimeout)
                let stream = EventStream(watch: watch, events: events, first: first, limits: limits)
                return response(stream, to: exchange.request)
            }
        }
    }

    /// Waits for the watch to begin. Gives its first event when that says something already, as that of a service does
    /// which knows of no announcement.
    private static func opening(
        of events: RPCResponses<VideoEvent>, within timeout: Duration
    ) async throws -> VideoEvent? {
        let first = try await withThrowingTaskGroup(of: VideoEvent?.self) { group in
            group.addTask {
                var iterator = events.makeAsyncIterator()
                return try await iterator.next()
            }
            group.addTask {
                try await Task.sleep(for: timeout)
                throw RPCError(.deadlineExceeded, reason: "watch_not_begun", message: "The watch did not begin in time")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        return first?.kind == .opened ? nil : first
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
        let watch = WatchEventsRequest(
            videoID: exchange.path["id"], afterSequence: lastEventID.flatMap { Int64($0) }, announce: true)
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
