import ArgumentParser
import Foundation

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
                [$0.model, Self.amount($0.spent), Self.amount($0.held), "\($0.videos)", "\($0.seconds)"]
            }
            let left = Self.amount(usage.left ?? 0)
            let limit = usage.limit.map { ", \(left) left of \(Self.amount($0))" } ?? ", no limit"
            let total =
                "\(Self.amount(usage.spent)) \(usage.currency) since \(usage.periodStart.prefix(10)), "
                + "\(Self.amount(usage.held)) held\(limit)"
            return table.rows.isEmpty ? total : total + "\n" + table.text
        }
    }

    /// To the cent, or as far as a millionth where there is more.
    private static func amount(_ value: Double) -> String {
        var text = String(format: "%.6f", value)
        while text.hasSuffix("0"), !text.dropLast(2).hasSuffix(".") { text.removeLast() }
        return text
    }
}
