import AsyncAlgorithms
import Hummingbird
import NIOCore
import RPC
import ServiceLifecycle
import VeoGenAPI

/// The events of one watcher, as they are sent.
struct EventStream: Sendable {
    private enum Turn: Sendable {
        case event(VideoEvent)
        case heartbeat
        /// The service has no more to say.
        case end
    }

    /// What is watched, and from where on.
    let watch: WatchEventsRequest
    /// The events, but for the first one.
    let events: RPCResponses<VideoEvent>
    /// The one that was read already, if there was one.
    let first: VideoEvent?
    /// How often there is a sign of life.
    let limits: GatewayLimits

    /// Writes events until the only video that is watched has ended, the client is gone, or the gateway stops. Whatever
    /// ends it, the client connects again with the id of the last event, and misses none.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: "retry: \(limits.reconnectDelay.nanoseconds / 1_000_000)\n\n"))
        if let first, try await isLast(first, writtenTo: &writer) { return }
        let turns = chain(events.map { Turn.event($0) }, [Turn.end].async)
        let heartbeats = AsyncTimerSequence(interval: limits.heartbeatInterval, clock: .continuous).map { _ in
            Turn.heartbeat
        }
        do {
            for try await turn in merge(turns, heartbeats).cancelOnGracefulShutdown() {
                switch turn {
                case .heartbeat: try await writer.write(ByteBuffer(string: ": heartbeat\n\n"))
                case .end: return
                case .event(let event): if try await isLast(event, writtenTo: &writer) { return }
                }
            }
        } catch is RPCError {
            // The service is gone, or the hour is over: the stream ends, and the client comes back.
        }
    }

    /// Writes an event, and tells whether it is the last.
    private func isLast(_ event: VideoEvent, writtenTo writer: inout any ResponseBodyWriter) async throws -> Bool {
        try await writer.write(ByteBuffer(bytes: Self.text(of: event)))
        guard watch.videoID != nil else { return false }
        return switch event.status {
        case .completed, .failed, .cancelled: true
        case .unspecified, .pending, .processing: false
        }
    }

    /// An event as text. JSON holds no line break, so one `data` line is enough. One that is not kept has no id, so
    /// that the client goes on to name the one before it.
    static func text(of event: VideoEvent) throws -> [UInt8] {
        var text = JSONWriter()
        if event.kind != .queue {
            text.literal("id: ")
            text.value(event.sequence)
            text.literal("\n")
        }
        text.literal("event: ")
        text.raw(event.kind.json)
        text.literal("\ndata: ")
        text.raw(try event.jsonBytes)
        text.literal("\n\n")
        return text.bytes
    }
}
