extension HealthProbe {
    /// What the command `health` does, for the help of the executables that have it.
    public static let commandHelp = """
        Asks the process that runs with the same settings, prints its report, and ends with 0 if that takes new work, \
        and with 1 if not: for the health checks of containers.
        """

    /// The command `health` of a process that serves its health at METRICS_ADDRESS.
    public static func command(_ settings: Settings = .ofProcess()) async -> ProcessExit {
        do {
            guard let address = try RuntimeConfig.load(from: settings).metricsAddress else {
                return say("METRICS_ADDRESS is not given: there is nothing to ask", .misconfigured)
            }
            return await command(at: address)
        } catch {
            return say("\(error)", .misconfigured)
        }
    }

    /// The same for one that serves its health at `address`.
    public static func command(at address: NetworkAddress, usesTLS: Bool = false) async -> ProcessExit {
        do {
            let answer = try await HealthProbe(address: address, usesTLS: usesTLS).ask()
            print(answer.report)
            return answer.isReady ? .stopped : .failed
        } catch {
            return say("\(address) gives no answer: \(error)", .failed)
        }
    }

    private static func say(_ fault: String, _ exit: ProcessExit) -> ProcessExit {
        LogOutput.standardError.write(Array("\(fault)\n".utf8))
        return exit
    }
}
