import ArgumentParser
import Postgres
import ServiceRuntime

/// Shows the paid calls that are not settled.
struct QueueCalls: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calls",
        abstract: "Shows the calls that cost money and are under way, or whose fate is not known.",
        discussion: """
            `ambiguous` waits for evidence of whether the provider took the order;
            `unconfirmed` has waited in vain: compare the provider's own bill, by the
            time and the call's id, and note what it says by `veogen-video budget
            settle`. Nothing here sends anything again.

            \(DatabaseConfig.settingsHelp)
            """)

    @Option(help: "How many calls are shown, oldest first.")
    var max = 100

    func validate() throws {
        guard (1...10_000).contains(max) else { throw ValidationError("--max is from 1 to 10000") }
    }

    func run() async throws {
        try await DatabaseCommand.run { pool in
            print(TableLine.text(["state", "call", "video", "provider", "handle", "price", "seconds", "followed by"]))
            for call in try await CallLedger(pool: pool).unknownCalls(max: max) {
                print(
                    TableLine.text([
                        call.state, "\(call.id)", "\(call.videoID)", call.provider, call.handle ?? "-",
                        "\(DollarAmount(micros: call.priceMicros).text) \(call.currency)",
                        "\(call.age.components.seconds)",
                        call.hasJob ? "its job" : call.state == "unconfirmed" ? "nobody" : "the reconciliation",
                    ]))
            }
        }
    }
}
