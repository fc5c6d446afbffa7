import Foundation

/// Follows a video by its events, through lost connections, until it is finished.
struct VideoWatch {
    private static let reconnectDelay: Duration = .seconds(1)

    private(set) var session: Session
    let id: String
    /// Hears of each event's JSON.
    var onEvent: (String) -> Void = { _ in }

    init(session: Session, id: String) {
        self.session = session
        self.id = id
    }

    /// Shows progress on `bar` and returns how the video ended.
    ///
    /// - Throws: `APIFailure` when the server refuses, or does not answer three times in a row.
    mutating func untilFinished(_ bar: ProgressBar?) async throws -> VideoStatus {
        var bar = bar
        var lastEvent: String?
        var failures = 0
        while true {
            do {
                let status = try await current()
                bar?.show(status)
                if status.isFinished {
                    bar?.finish()
                    return status
                }
                try await follow(&bar, &lastEvent)
                failures = 0
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                failures += 1
                if failures >= 3 { throw error }
                // Making a video may take longer than an access token lives.
                if (error as? APIFailure)?.exit == .signedOut { session = try await Session.open(session.client) }
            }
            try await Task.sleep(for: Self.reconnectDelay)
        }
    }

    private func current() async throws -> VideoStatus {
        try await session.get("/api/v1/videos/\(id)").decoded(VideoStatus.self)
    }

    /// Shows events until the stream ends, which it does after the last one.
    private func follow(_ bar: inout ProgressBar?, _ lastEvent: inout String?) async throws {
        var request = APIRequest("GET", "/api/v1/videos/\(id)/events", token: session.token)
        if let lastEvent { request.headers["Last-Event-ID"] = lastEvent }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        for try await event in try EventStream.open(session.client, request) {
            if let id = event.id { lastEvent = id }
            guard let status = try? decoder.decode(VideoStatus.self, from: Data(event.data.utf8)) else { continue }
            bar?.show(status)
            onEvent(event.data)
            if status.isFinished { return }
        }
    }
}
