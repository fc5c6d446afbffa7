import Foundation
import FoundationNetworking

/// Speaks to VeoGen's REST API.
struct APIClient: Sendable {
    /// Nothing but downloads and event streams takes longer.
    private static let requestSecondsMax: TimeInterval = 30
    /// A video of a minute at high quality takes tens of MiB.
    private static let downloadSecondsMax: TimeInterval = 3600

    let server: String

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
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else {
            throw APIFailure(APIAnswer(status: status, body: (try? Data(contentsOf: temporary)) ?? Data()))
        }
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? FileManager.default.removeItem(at: file)
        try FileManager.default.moveItem(at: temporary, to: file)
    }

    private func unreachable(_ error: URLError) -> APIFailure {
        APIFailure(
            "\(server) does not answer (\(error.localizedDescription)); is `veogen up` running?", exit: .unreachable)
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
