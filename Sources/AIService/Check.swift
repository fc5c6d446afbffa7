import ArgumentParser
import FoundationEssentials
import Logging
import ServiceRuntime

/// Says whether the providers that are configured can be used.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says whether each provider that is configured can be used, and how to mend what is wrong.",
        discussion: """
            Reads the settings that `veogen-ai serve` reads, and asks each provider for
            what it gives away for free: the list of its models, or an access token.
            Nothing is ordered, nothing is paid, no key is shown. The draft draws a film
            of one second on this machine.

              veogen-ai check
              veogen-ai check && systemctl restart veogen-ai
              GEMINI_API_KEY_FILE=/run/secrets/gemini-key veogen-ai check --timeout 5
              veogen-ai check --json | jq -r '.[] | select(.ok | not) | .faults[].remedy'

            ok      the provider takes the key, and offers every model of its file.
            wrong   what is wrong, and below it how to mend it.
            note    what may be wrong soon.

            EXIT STATUS:
              0   every provider can be used
              1   one of them can't
              78  a setting is wrong, so that nothing was asked
            """)

    /// Seconds that one provider may be given: longer ones stand for none.
    private static let timeoutSeconds = 1...300

    @Flag(help: "Write JSON: an array with an object for each provider.")
    var json = false

    @Option(help: "Seconds that one provider may take.")
    var timeout = 20

    func validate() throws {
        guard Self.timeoutSeconds.contains(timeout) else { throw ValidationError("--timeout is from 1 to 300") }
    }

    func run() async throws {
        let config: ProvidersConfig
        do {
            config = try ProvidersConfig.load(from: .ofProcess())
        } catch {
            try report(error.problems.map(Self.finding))
            throw ExitCode(ProcessExit.misconfigured.rawValue)
        }
        let logger = Logger(label: "veogen-ai check") { label in
            ServiceLogHandler(service: "veogen-ai", label: label, level: .warning, format: .text)
        }
        let check = ProviderCheck(config: config, timeout: .seconds(timeout), logger: logger)
        let findings = await check.findings()
        try report(findings)
        if !json, !check.absent.isEmpty { print("Not configured: \(check.absent.joined(separator: ", ")).") }
        if !findings.allSatisfy(\.isFine) { throw ExitCode(ProcessExit.failed.rawValue) }
    }

    private func report(_ findings: [ProviderFinding]) throws {
        guard json else {
            for finding in findings { print(finding.text) }
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(findings), as: UTF8.self))
    }

    private static func finding(_ problem: ConfigError.Problem) -> ProviderFinding {
        let fault = AccessFault(
            .settingWrong, "\(problem.name): \(problem.fault)", "Allowed: \(problem.allowed).")
        return ProviderFinding(provider: "settings", detail: "", faults: [fault])
    }
}
