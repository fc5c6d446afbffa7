import Foundation
import FoundationNetworking

/// One connection to a stream of server-sent events (WHATWG HTML, section 9.2).
final class EventStream: NSObject, URLSessionDataDelegate, Sendable {
    /// Between two heartbeats nothing may come for 15 s.
    private static let idleSecondsMax: TimeInterval = 45

    private let lines: AsyncThrowingStream<Data, any Error>.Continuation

    private init(_ lines: AsyncThrowingStream<Data, any Error>.Continuation) {
        self.lines = lines
    }

    /// The events as they come, until the server ends the stream.
    ///
    /// - Throws: from the sequence, `APIFailure` when the server refuses, `URLError` when the connection is lost.
    static func open(_ client: APIClient, _ request: APIRequest) throws -> AsyncThrowingStream<
        ServerSentEvent, any Error
    > {
        let urlRequest = try client.urlRequest(request, timeout: idleSecondsMax)
        let chunks = AsyncThrowingStream<Data, any Error>.makeStream()
        let session = URLSession(
            configuration: .default, delegate: EventStream(chunks.continuation), delegateQueue: nil)
        let task = session.dataTask(with: urlRequest)
        task.resume()
        return AsyncThrowingStream { continuation in
            let reader = Task {
                do {
                    var parser = EventParser()
                    for try await chunk in chunks.stream {
                        for event in parser.read(chunk) { continuation.yield(event) }
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in
                reader.cancel()
                session.invalidateAndCancel()
            }
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        if status != 200 { lines.finish(throwing: APIFailure("the event stream answered HTTP \(status)")) }
        completionHandler(status == 200 ? .allow : .cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        lines.yield(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        lines.finish(throwing: error)
    }
}
