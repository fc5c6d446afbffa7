import Logging
import Synchronization

/// Keeps what is logged.
final class RecordedLog: LogHandler, Sendable {
    /// One line.
    struct Line: Sendable {
        let level: Logger.Level
        let metadata: [String: String]
        let error: String?
    }

    private let recorded = Mutex<[Line]>([])

    var lines: [Line] { recorded.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .debug }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let line = Line(
            level: event.level, metadata: (event.metadata ?? [:]).mapValues { "\($0)" },
            error: event.error.map { String(describing: $0) })
        recorded.withLock { $0.append(line) }
    }
}
