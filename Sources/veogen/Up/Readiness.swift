import Foundation

/// Waits until a stack answers requests.
struct Readiness {
    private static let pollInterval: Duration = .milliseconds(100)
    /// How long the person at the terminal hears nothing.
    private static let silenceMax: Duration = .seconds(10)

    let url: String
    let timeout: Duration
    let logs: URL

    /// Returns once `GET /health/ready` says yes.
    ///
    /// - Throws: `StackFailure` with what is missing when that takes longer than `timeout`.
    func wait() async throws {
        let client = APIClient(server: url)
        let deadline = ContinuousClock.now + timeout
        var last = "the gateway does not answer"
        var wordDue = ContinuousClock.now + Self.silenceMax
        while ContinuousClock.now < deadline {
            do {
                let answer = try await client.send(APIRequest("GET", "/health/ready"))
                if answer.status == 200 { return }
                last = answer.text
            } catch let error as APIFailure {
                last = error.description
            }
            if ContinuousClock.now > wordDue {
                Console.note("still waiting: \(last)\nLogs: \(logs.path)")
                wordDue += Self.silenceMax
            }
            try await Task.sleep(for: Self.pollInterval)
        }
        throw StackFailure("VeoGen is not ready after \(timeout.components.seconds) s: \(last)\nLogs: \(logs.path)")
    }
}
