import Foundation
import FoundationNetworking

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
            let (body, response) = try await URLSession.shared.data(for: urlRequest)
            return APIAnswer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: body)
        } catch let error as URLError {
            throw unreachable(error)
        }
    }

    /// Sends a request that must take effect once, and again when its answer was lost: under one key, by which the
    /// server knows it again (`Idempotency-Key`).
    func sendOnce(_ request: APIRequest) async throws -> APIAnswer {
        var request = request
        request.headers["Idempotency-Key"] = UUID().uuidString
        do {
            return try await send(request)
        } catch let failure as APIFailure where failure.isAnswerLost {
            Console.note("veogen: the answer was lost; asking again")
            return try await send(request)
        }
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
            throw APIFailure("\(file.path) can't be written: \(error.localizedDescription)")
        }
    }

    private static func move(_ temporary: URL, to file: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        if files.fileExists(atPath: file.path) { try files.removeItem(at: file) }
        try files.moveItem(at: temporary, to: file)
    }

    private func unreachable(_ error: URLError) -> APIFailure {
        APIFailure(
            "\(server) does not answer (\(error.localizedDescription)); is `veogen up` running?", exit: .unreachable,
            isAnswerLost: [.timedOut, .networkConnectionLost].contains(error.code))
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
