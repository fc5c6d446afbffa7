import ArgumentParser

/// `veogen usage`.
struct UsageOfMonth: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Show what your videos have cost this month, and what is left.",
        discussion: """
              veogen usage
              veogen usage --json | jq .left

            \(ExitStatus.help)
            """)

    @OptionGroup var client: ClientOptions

    private struct Usage: Decodable {
        struct Model: Decodable {
            let model: String
            let spent: Double
            let held: Double
            let videos: Int
            let seconds: Int
        }
        let periodStart: String
        let currency: String
        let spent: Double
        let held: Double
        let limit: Double?
        let left: Double?
        let models: [Model]?
    }

    func run(_ session: Session) async throws {
        let answer = try await session.get("/api/v1/usage")
        try client.write(answer) {
            let usage = try answer.decoded(Usage.self)
            var table = Table(header: ["MODEL", "SPENT", "HELD", "VIDEOS", "SECONDS"])
            table.rows = (usage.models ?? []).map {
                [$0.model, "\($0.spent)", "\($0.held)", "\($0.videos)", "\($0.seconds)"]
            }
            let limit = usage.limit.map { ", \(usage.left ?? 0) left of \($0)" } ?? ", no limit"
            let total =
                "\(usage.spent) \(usage.currency) since \(usage.periodStart.prefix(10)), "
                + "\(usage.held) held\(limit)"
            return table.rows.isEmpty ? total : total + "\n" + table.text
        }
    }
}
