import ArgumentParser
import FoundationEssentials
import Logging
import ServiceRuntime
import SystemPackage

/// Orders the cheapest video of each provider that is configured, and tells what came of it.
struct LiveCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live-check",
        abstract: "Orders the cheapest video of each provider that is configured. Costs money.",
        discussion: """
            Reads the settings that `veogen-ai serve` reads. For each provider it says
            which video is the cheapest and what it costs, asks before it orders
            (or takes --spend for a yes), orders it once, waits for it, and prints a receipt:
            the attempts, the provider's own id, prompt and seed as they were sent, the
            model, how the price comes about, and the file's SHA-256.

            An order whose fate is unknown is not repeated. Without a provider nothing is
            tried, and nothing is shown to be right.

              veogen-ai check && veogen-ai live-check
              veogen-ai live-check --spend --json | jq -r '.[] | "\\(.provider) \\(.file.sha256)"'
              veogen-ai live-check --spend --save .

            EXIT STATUS:
              0   every provider made its video
              1   one of them did not
              2   nothing was ordered, because nobody agreed to spend money
              77  no provider is configured, so that nothing was tried
              78  a setting is wrong
            """)

    /// That of tests that were skipped, as automake has it.
    private static let skipped = ExitCode(77)
    private static let notAgreed = ExitCode(2)
    /// Seconds that one video may be waited for.
    private static let timeoutSeconds = 1...7200

    @Flag(help: "Agrees to what it costs.")
    var spend = false

    @Flag(help: "Write JSON: an array with a receipt for each provider.")
    var json = false

    @Option(help: "What the videos show.")
    var prompt = "A red ball rolls slowly over a wooden table."

    @Option(help: "Seconds that one video may take.")
    var timeout = 900

    @Option(help: "A folder for the videos, as PROVIDER.mp4.")
    var save: String?

    func validate() throws {
        guard Self.timeoutSeconds.contains(timeout) else { throw ValidationError("--timeout is from 1 to 7200") }
    }

    func run() async throws {
        let config: ProvidersConfig
        do {
            config = try ProvidersConfig.load(from: .ofProcess())
        } catch {
            Self.say(error.problems.map { "\($0.name): \($0.fault). Allowed: \($0.allowed)." }.joined(separator: "\n"))
            throw ExitCode(ProcessExit.misconfigured.rawValue)
        }
        let folder = FileManager.default.temporaryDirectory.path + "/live-check-" + UUID().uuidString.lowercased()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let receipts = try await receipts(config.scratched(in: folder))
        try report(receipts)
        if !receipts.allSatisfy(\.isFine) { throw ExitCode(ProcessExit.failed.rawValue) }
    }

    private func receipts(_ config: ProvidersConfig) async throws -> [LiveReceipt] {
        let logger = Logger(label: "veogen-ai live-check") { label in
            ServiceLogHandler(service: "veogen-ai", label: label, level: .warning, format: .text)
        }
        let providers = try Upstreams(config, logger: logger).providers
        guard !providers.isEmpty else {
            Self.say(
                "No provider is configured that could be asked: nothing was tried, and nothing is known to be right.")
            throw Self.skipped
        }
        let orders = providers.compactMap { LiveOrder($0) }
        guard orders.count == providers.count else {
            let names = providers.map(\.name).filter { name in !orders.contains { $0.provider.name == name } }
            Self.say("All models are retired of: \(names.joined(separator: ", ")). Nothing was ordered.")
            throw ExitCode(ProcessExit.failed.rawValue)
        }
        try requireRoom(for: orders)
        try agree(orders)
        var receipts: [LiveReceipt] = []
        for order in orders {
            Self.say("Waiting for \(order.provider.name) …")
            var run = LiveRun(order: order, patience: .seconds(timeout), saveFolder: save)
            run.accepted = { Self.say("It is \($0) there.") }
            // Within 31 bits, which every provider takes as it is.
            let request = order.request(prompt, seed: UInt64.random(in: 0..<(1 << 31)))
            receipts.append(try await run.receipt(request))
        }
        return receipts
    }

    /// What is paid for is to have its place before.
    private func requireRoom(for orders: [LiveOrder]) throws {
        guard let save else { return }
        let files = FileManager.default
        let taken = orders.map { "\(save)/\($0.provider.name).mp4" }.first { files.fileExists(atPath: $0) }
        guard taken != nil || !files.isWritableFile(atPath: save) else { return }
        Self.say(
            "\(taken.map { "\($0) is there already" } ?? "\(save) is no folder to write in"). Nothing was ordered.")
        throw ExitCode(ProcessExit.failed.rawValue)
    }

    /// Says what it will cost, and goes on when that is agreed to.
    private func agree(_ orders: [LiveOrder]) throws {
        for order in orders { Self.say(order.text) }
        let sum = orders.reduce(0) { $0 + $1.priceMicros }
        Self.say("Together: \(LiveOrder.dollars(sum)), by the prices of the models files.")
        if spend { return }
        Self.say("Order them? Type yes, or say --spend: ")
        guard readLine(strippingNewline: true) == "yes" else {
            Self.say("Nothing was ordered.")
            throw Self.notAgreed
        }
    }

    private func report(_ receipts: [LiveReceipt]) throws {
        guard json else {
            for receipt in receipts { print(receipt.text) }
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(receipts), as: UTF8.self))
    }

    /// To a person, beside the receipts.
    private static func say(_ text: String) {
        // A closed standard error is no reason to leave a paid video behind.
        _ = try? FileDescriptor.standardError.writeAll((text + "\n").utf8)
    }
}
