import Foundation

/// Whether a server is well, and each service behind it.
enum ServerCheck {
    private struct Report: Decodable {
        let status: String
        let checks: [String: String]
    }

    /// What its `GET /health` says.
    static func finding(_ client: APIClient) async -> Finding {
        let name = "server"
        do {
            let answer = try await client.send(APIRequest("GET", "/health"))
            let report = try JSONDecoder().decode(Report.self, from: answer.body)
            let checks = report.checks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return Finding(
                name: name, ok: answer.status == 200,
                detail: "\(client.server) is \(report.status): \(checks.joined(separator: ", "))",
                remedy: answer.status == 200 ? nil : "see the logs of what is not ok")
        } catch {
            return Finding(
                name: name, ok: false, detail: (error as? APIFailure)?.description ?? "\(client.server) is no VeoGen",
                remedy: "veogen up")
        }
    }
}
