import Identity
import Postgres
import RPC
import VeoGenAPI

/// Following what happens to videos.
extension Videos {
    /// How far a watcher has been told.
    private struct Watch {
        let owner: PostgresUUID
        let video: PostgresUUID?
        /// The last event that it has, or passed by.
        var sequence: Int64
        /// Whether the video that it asked for is finished, as far as it knows.
        var isFinished: Bool
        /// Whether nothing more is to be told now.
        var isCaughtUp = false
        /// Whether a video may be waiting in line: only then places are looked up.
        var mayWait = true
        /// The places that it was told last, and when it was looked.
        var places: [PostgresUUID: QueuePlace] = [:]
        var placesReadAt: ContinuousClock.Instant?
    }

    /// A watch of one video ends once its end was told. Every watch ends with its caller's token, at the latest
    /// `Limits.watchPollInterval` after it ended or was revoked.
    func watchEvents(
        _ request: WatchEventsRequest, context: RPCContext, responses: RPCResponseWriter<VideoEvent>
    ) async throws {
        let owner = try Self.owner(context)
        let video = try request.videoID.map { id throws(RPCError) in try Self.id(id) }
        let status = try await status(of: video, owner: owner)
        // Watched before the first read, so that nothing falls between.
        let signals = try watchSignals(of: owner)
        if request.announce { try await responses.write(Self.opening(request)) }
        var watch = Watch(
            owner: owner, video: video, sequence: request.afterSequence ?? 0, isFinished: status?.isFinal ?? false)
        if request.afterSequence == nil { try await sendSnapshot(&watch, responses) }
        for await _ in signals {
            try await admitAgain(context)
            try await sendNews(&watch, responses)
            if watch.isFinished, watch.isCaughtUp { return }
            if watch.isCaughtUp { try await sendPlaces(&watch, responses) }
        }
    }

    private func watchSignals(of owner: PostgresUUID) throws(RPCError) -> AsyncStream<Void> {
        do {
            return try hub.watch(owner)
        } catch {
            switch error {
            case .tooManyOfUser:
                throw .resourceExhausted(
                    "too_many_streams", "You have too many streams of events open", retryAfter: Limits.retryAfter)
            case .tooMany:
                throw .resourceExhausted("too_many_watchers", "Too many are watching", retryAfter: Limits.retryAfter)
            case .closed: throw .unavailable("stopping", "The service stops", retryAfter: Limits.retryAfter)
            }
        }
    }

    private static func opening(_ request: WatchEventsRequest) -> VideoEvent {
        VideoEvent(
            sequence: request.afterSequence ?? 0, kind: .opened,
            videoID: request.videoID ?? PostgresUUID(high: 0, low: 0).description, status: .unspecified, progress: 0,
            at: .now())
    }

    /// Sends the places in the queue that have changed, once in a while.
    private func sendPlaces(_ watch: inout Watch, _ responses: RPCResponseWriter<VideoEvent>) async throws {
        let moment = ContinuousClock.now
        if let readAt = watch.placesReadAt, moment - readAt < Limits.placesInterval { return }
        guard watch.mayWait else { return }
        watch.placesReadAt = moment
        let places: [QueuePlace]
        do {
            let line = try await events.line(owner: watch.owner, video: watch.video)
            places = line.isEmpty ? [] : await store.rows.head.places(of: line)
        } catch {
            // The next sign, or the poll, looks again.
            return logger.debug("places in the queue were not read", error: error)
        }
        watch.mayWait = !places.isEmpty
        let waiting = Set(places.map(\.video))
        watch.places = watch.places.filter { waiting.contains($0.key) }
        for place in places where place.isNews(after: watch.places[place.video]) {
            watch.places[place.video] = place
            try await responses.write(
                VideoEvent(
                    sequence: watch.sequence, kind: .queue, videoID: place.video.description, status: .pending,
                    progress: 0, at: .now(), queuePosition: place.position, startsInSeconds: place.startsIn))
        }
    }

    /// Throws the `RPCError` with which a new call with the same credentials would be refused.
    private func admitAgain(_ context: RPCContext) async throws {
        var context = context
        if case .pending(let decide) = try authorizer.admit(&context) { _ = try await decide(context) }
    }

    private func status(of video: PostgresUUID?, owner: PostgresUUID) async throws(RPCError) -> Status? {
        guard let video else { return nil }
        let status = try await answering { () async throws(PostgresError) in
            try await events.status(of: video, owner: owner)
        }
        guard let status else { throw Self.notFound }
        return status
    }

    /// Sends how things stand.
    private func sendSnapshot(_ watch: inout Watch, _ responses: RPCResponseWriter<VideoEvent>) async throws {
        let (owner, video) = (watch.owner, watch.video)
        let snapshot = try await answering { () async throws(PostgresError) in
            try await events.snapshot(owner: owner, video: video)
        }
        for event in snapshot.events { try await send(event, &watch, responses) }
        watch.sequence = snapshot.horizon - 1
    }

    /// Sends all events that are new to the watcher and can be told in their order.
    private func sendNews(_ watch: inout Watch, _ responses: RPCResponseWriter<VideoEvent>) async throws {
        watch.isCaughtUp = false
        var delay = Limits.unsettledDelay.lowerBound
        while true {
            let page: EventStore.Page
            do {
                page = try await events.page(owner: watch.owner, after: watch.sequence, video: watch.video)
            } catch {
                if RPCError(error).code == .internal || error.kind == .cancelled { throw RPCError(error) }
                // The database is away for the moment: the next sign, or the poll, looks again.
                return
            }
            for event in page.events { try await send(event, &watch, responses) }
            if page.isFull { continue }
            guard page.isUnsettled else {
                watch.isCaughtUp = true
                return
            }
            // The end of another's transaction gives no sign of its own.
            try await Task.sleep(for: delay)
            delay = min(delay * 2, Limits.unsettledDelay.upperBound)
        }
    }

    private func send(
        _ event: VideoEvent, _ watch: inout Watch, _ responses: RPCResponseWriter<VideoEvent>
    ) async throws {
        try await responses.write(event)
        watch.sequence = event.sequence
        watch.isFinished = watch.video != nil && event.status.isFinal
        if event.status == .pending { (watch.mayWait, watch.placesReadAt) = (true, nil) }
    }
}

extension Timestamp {
    /// The system's clock, to the second.
    fileprivate static func now() -> Timestamp {
        Timestamp(microseconds: UnixTime.now().seconds * 1_000_000)
    }
}

extension Status {
    /// Whether a video in this state changes no more by itself.
    fileprivate var isFinal: Bool {
        switch self {
        case .completed, .failed, .cancelled: true
        case .pending, .processing, .unspecified: false
        }
    }
}
