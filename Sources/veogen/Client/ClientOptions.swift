import ArgumentParser
import Foundation

/// What every command that asks a server takes.
struct ClientOptions: ParsableArguments {
    @Option(help: "The server; else VEOGEN_SERVER, else http://127.0.0.1:8080.")
    var server: String?

    @Flag(help: "Write JSON, as the API has it.")
    var json = false

    /// The server that is asked.
    var api: APIClient {
        let environment = ProcessInfo.processInfo.environment["VEOGEN_SERVER"]
        return APIClient(server: server ?? environment ?? "http://127.0.0.1:8080")
    }

    /// Runs `body`, and ends the command with the words and the status of its failure.
    func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let failure as APIFailure {
            Console.note(json ? failure.json : "veogen: \(failure.description)")
            throw ExitCode(failure.exit.rawValue)
        }
    }

    /// Writes an answer to standard output: as it is with --json, else as `text`.
    func write(_ answer: APIAnswer, _ text: () throws -> String) throws {
        if json {
            Console.result(answer.text)
        } else {
            let text = try text()
            if !text.isEmpty { Console.result(text) }
        }
    }
}

/// A command that asks a server as the user who is signed in.
protocol ClientCommand: AsyncParsableCommand {
    var client: ClientOptions { get }
    /// Does it.
    ///
    /// - Throws: `APIFailure`, which ends the command as `ExitStatus` says.
    func run(_ session: Session) async throws
}

extension ClientCommand {
    func run() async throws {
        try await client.reporting { try await run(try await Session.open(client.api)) }
    }
}
