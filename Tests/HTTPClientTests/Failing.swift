import Testing

@testable import HTTPClient

/// Sends a request that must fail, and returns how.
func failure(of request: HTTPRequest, _ client: HTTPClient) async -> HTTPClientError? {
    do {
        let answer = try await client.send(request)
        Issue.record("answered with \(answer.status)")
        return nil
    } catch {
        guard let error = error as? HTTPClientError else {
            Issue.record("failed with \(error)")
            return nil
        }
        return error
    }
}
