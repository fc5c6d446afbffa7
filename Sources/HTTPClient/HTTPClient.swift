import CLibCurl
import Synchronization

/// An HTTP/1.1 and HTTP/2 client on libcurl: one thread for all exchanges, whatever their number.
///
/// GET and HEAD may use a kept connection, and are sent again by libcurl when that turns out to be dead. Every other
/// request travels on a connection of its own and is never sent twice by this client. Each failure says whether a byte
/// of the request can have left: ``HTTPClientError/fate``. Nothing is decompressed, no cookie is kept, and no proxy or
/// credential comes from the environment.
public final class HTTPClient: Sendable {
    /// libcurl's process-wide set-up, once.
    private static let isLibraryReady = curl_global_init(CLong(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let configuration: HTTPClientConfiguration
    private let mailbox = Mailbox()
    private let nextID = Atomic<UInt64>(1)

    /// Starts the client's thread.
    ///
    /// - Throws: ``HTTPClientError`` with the reason `shutDown` when libcurl or the thread can't be started.
    public init(_ configuration: HTTPClientConfiguration = HTTPClientConfiguration()) throws(HTTPClientError) {
        self.configuration = configuration
        guard Self.isLibraryReady, let multi = MultiHandle() else {
            throw HTTPClientError(.shutDown, .notSent, "libcurl could not be started")
        }
        let mailbox = mailbox
        mailbox.open(multi)
        let isStarted = ClientThread.start(name: "http-client") {
            TransferLoop(multi: multi, mailbox: mailbox, configuration: configuration).run()
        }
        guard isStarted else {
            _ = mailbox.close()
            curl_multi_cleanup(multi.pointer)
            throw HTTPClientError(.shutDown, .notSent, "no thread could be started")
        }
    }

    deinit {
        shutdown()
    }

    /// Ends all exchanges and the thread. Exchanges that come later fail as not sent.
    public func shutdown() {
        _ = mailbox.post(.stop)
    }

    /// Sends a request and returns the whole answer, whatever its status.
    ///
    /// - Throws: ``HTTPClientError``.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try await withResponse(to: request) { head, body in
            var bytes: [UInt8] = []
            for try await chunk in body { bytes += chunk }
            return HTTPResponse(head: head, body: bytes)
        }
    }

    /// Sends a request and reads its answer as it arrives. What is left of the answer when `body` returns is dropped,
    /// with the connection.
    ///
    /// - Throws: ``HTTPClientError``, and what `body` throws.
    public func withResponse<Result: Sendable>(
        to request: HTTPRequest,
        _ body: @Sendable (HTTPResponseHead, HTTPResponseBody) async throws -> Result
    ) async throws -> Result {
        var request = request
        var redirects = 0
        while true {
            let attempt = try await attempt(request, redirects, body)
            switch attempt {
            case .answered(let result): return result
            case .redirected(let next):
                request = next
                redirects += 1
            }
        }
    }

    private enum Attempt<Result: Sendable>: Sendable {
        case answered(Result)
        case redirected(HTTPRequest)
    }

    private func attempt<Result: Sendable>(
        _ request: HTTPRequest, _ redirects: Int,
        _ body: @Sendable (HTTPResponseHead, HTTPResponseBody) async throws -> Result
    ) async throws -> Attempt<Result> {
        if case .none = request.body {
        } else if !request.method.hasBody {
            throw HTTPClientError(.invalidRequest, .notSent, "\(request.method.rawValue) has no body")
        }
        let exchange = Exchange(
            id: nextID.wrappingAdd(1, ordering: .relaxed).oldValue, request,
            bufferedBytesMax: configuration.bufferedBytesMax, mailbox: mailbox)
        return try await withTaskCancellationHandler {
            exchange.start()
            let feeding = Task { await exchange.feed() }
            let result: Swift.Result<Attempt<Result>, any Error>
            do {
                result = .success(try await read(exchange, redirects, body))
            } catch {
                result = .failure(error)
            }
            // However this ended, the thread is to let go of it; that is nothing when the answer was read to its end.
            exchange.cancel()
            feeding.cancel()
            await feeding.value
            return try result.get()
        } onCancel: {
            exchange.cancel()
        }
    }

    private func read<Result: Sendable>(
        _ exchange: Exchange, _ redirects: Int,
        _ body: @Sendable (HTTPResponseHead, HTTPResponseBody) async throws -> Result
    ) async throws -> Attempt<Result> {
        guard case .head(let head) = try await exchange.next() else {
            throw HTTPClientError(.malformedAnswer, .unknown, "no answer")
        }
        if let next = try Redirect.next(after: head, to: exchange.request, followed: redirects) {
            return .redirected(next)
        }
        return .answered(try await body(head, HTTPResponseBody(exchange: exchange)))
    }
}
