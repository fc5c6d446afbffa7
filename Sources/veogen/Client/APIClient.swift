import Foundation
import FoundationNetworking
import Glibc

/// Speaks to VeoGen's REST API.
struct APIClient: Sendable {
    /// Nothing but downloads and event streams takes longer.
    private static let requestSecondsMax: TimeInterval = 30
    /// A video of a minute at high quality takes tens of MiB.
    private static let downloadSecondsMax: TimeInterval = 3600

    let server: String

    /// - Parameter server: As a person writes it, perhaps with a slash at its end.
    init(server: String) {
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
    }

    /// Sends a request and returns whatever the server answers.
    ///
    /// - Throws: `APIFailure` when there is no answer.
    func send(_ request: APIRequest) async throws -> APIAnswer {
        let urlRequest = try self.urlRequest(request, timeout: Self.requestSecondsMax)
        do {
            let (body, response) = try await Self.answer(to: urlRequest)
            let head = response as? HTTPURLResponse
            let retryAfter = head?.value(forHTTPHeaderField: "Retry-After").flatMap(Int.init)
            return APIAnswer(status: head?.statusCode ?? 0, body: body, retryAfter: retryAfter)
        } catch let error as URLError {
            throw unreachable(error)
        }
    }

    /// The answer, or the caller's cancellation, after which the request ends by itself: FoundationNetworking ends the
    /// process when a task is cancelled at the moment at which it is done.
    private static func answer(to request: URLRequest) async throws -> (Data, URLResponse) {
        let (answers, heard) = AsyncThrowingStream<(Data, URLResponse), any Error>.makeStream()
        let task = URLSession.shared.dataTask(with: request) { body, response, error in
            if let body, let response { heard.yield((body, response)) }
            heard.finish(throwing: error)
        }
        task.resume()
        for try await answer in answers { return answer }
        try Task.checkCancellation()
        throw URLError(.badServerResponse)
    }

    /// Saves an answer's body as `file`, which appears only once it is whole.
    ///
    /// - Throws: `APIFailure` when the server refuses or does not answer.
    func download(_ request: APIRequest, to file: URL) async throws {
        let urlRequest = try self.urlRequest(request, timeout: Self.downloadSecondsMax)
        let (temporary, response): (URL, URLResponse)
        do {
            (temporary, response) = try await URLSession.shared.download(for: urlRequest)
        } catch let error as URLError {
            throw unreachable(error)
        }
        defer { try? FileManager.default.removeItem(at: temporary) }
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else {
            throw APIFailure(APIAnswer(status: status, body: (try? Data(contentsOf: temporary)) ?? Data()))
        }
        do {
            try Self.move(temporary, to: file)
        } catch {
            let reason = (error as? APIFailure)?.description ?? error.localizedDescription
            throw APIFailure("\(file.path) can't be written: \(reason)")
        }
    }

    /// Takes the place of a file, in one step; never that of a folder.
    private static func move(_ temporary: URL, to file: URL) throws {
        let files = FileManager.default
        let folder = file.deletingLastPathComponent()
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        // Perhaps from another file system, which takes a while.
        let partial = folder.appendingPathComponent(".\(UUID().uuidString).part")
        try files.moveItem(at: temporary, to: partial)
        guard rename(partial.path, file.path) == 0 else {
            let reason = String(cString: strerror(errno))
            try? files.removeItem(at: partial)
            throw APIFailure(reason)
        }
    }

    private func unreachable(_ error: URLError) -> APIFailure {
        let notSent: [URLError.Code] = [
            .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .badURL, .unsupportedURL,
        ]
        return APIFailure(
            "\(server) does not answer (\(error.localizedDescription)); is `veogen up` running?", exit: .unreachable,
            mayHaveArrived: !notSent.contains(error.code))
    }

    /// A request for URLSession.
    func urlRequest(_ request: APIRequest, timeout: TimeInterval) throws -> URLRequest {
        guard let url = URL(string: server + request.path), url.scheme != nil, url.host != nil else {
            throw APIFailure("\(server) is not the address of a server, such as http://127.0.0.1:8080")
        }
        var urlRequest = URLRequest(url: url, timeoutInterval: timeout)
        urlRequest.httpMethod = request.method
        urlRequest.httpBody = request.body
        for (name, value) in request.headers { urlRequest.setValue(value, forHTTPHeaderField: name) }
        return urlRequest
    }
}
