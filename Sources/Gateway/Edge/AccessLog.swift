import HTTPTypes
import Logging
import ServiceRuntime

/// One line for each request that somebody may want to read about.
///
/// Reads that went well and fast are left to the metrics unless debugging: at thousands a second they would cost more
/// than answering does. Never logged: paths, queries, bodies, credentials, addresses.
struct AccessLog: Sendable {
    private let logger: Logger
    private let slowRequest: Duration

    /// A log that calls requests slow from `slowRequest` on.
    init(_ logger: Logger, slowRequest: Duration) {
        self.logger = logger
        self.slowRequest = slowRequest
    }

    /// Writes about an answered request; `cause` is what went wrong on our side.
    func write(
        _ method: HTTPRequest.Method, _ route: String, _ status: HTTPResponse.Status, _ duration: Duration,
        _ scope: RequestScope, _ cause: (any Error)?
    ) {
        let level = level(method, status, duration)
        guard level >= logger.logLevel else { return }
        var metadata: Logger.Metadata = [
            "method": "\(method.rawValue)", "route": "\(route)", "status": "\(status.code)",
            "duration_ms": "\(duration.nanoseconds / 1_000_000)",
        ]
        for (name, value) in scope.logFields { metadata[name] = "\(value)" }
        logger.log(level: level, "request", error: cause, metadata: metadata)
    }

    private func level(
        _ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ duration: Duration
    ) -> Logger.Level {
        switch status.code {
        case 500: .error
        case 501...: .warning
        default:
            duration >= slowRequest ? .warning : method == .get || method == .head ? .debug : .info
        }
    }
}
