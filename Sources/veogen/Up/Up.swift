import ArgumentParser
import Foundation

/// `veogen up`: PostgreSQL and the five processes, started, watched and stopped together.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start VeoGen on this machine: a private PostgreSQL and its five processes.",
        discussion: """
            Stays up until Ctrl-C, or until the command after -- has ended, whose exit
            status it then returns. An existing PostgreSQL is used instead of a private
            one when DATABASE_URL names it. Settings of the services (see veogen-gateway
            --help and its like) are taken from the environment.

              veogen up --http 127.0.0.1:9000
              veogen up --data /srv/veogen
              veogen up -- veogen generate "two cats in a garden"
            """
    )

    @Option(help: "Folder for the database, the videos, logs and sockets.")
    var data = ".veogen"

    @Option(help: "Address of the REST API. Port 0 takes a free one.")
    var http = "127.0.0.1:8080"

    @Argument(parsing: .postTerminator, help: "A command to run against the stack, which then stops.")
    var command: [String] = []

    func run() async throws {
        let wanted = try HTTPAddress(http)
        let outcome: StackOutcome
        do {
            outcome = try await run(at: wanted.withFreePort(), in: StackLayout(data: data))
        } catch let failure as StackFailure {
            Console.note("veogen: \(failure.description)")
            throw ExitCode.failure
        }
        if case .finished(let status) = outcome, status != 0 { throw ExitCode(status) }
        if outcome == .interrupted, !command.isEmpty { throw ExitCode(130) }
    }

    private func run(at address: HTTPAddress, in layout: StackLayout) async throws -> StackOutcome {
        try await Stack(layout: layout, address: address).run {
            guard command.isEmpty else { return try await Guest(command, server: address.url).run() }
            Console.note("VeoGen is ready at \(address.url); Ctrl-C stops it. Logs: \(layout.logs.path)")
            return nil
        }
    }
}
