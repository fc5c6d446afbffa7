import Foundation
import Subprocess
import SystemPackage
import Testing

/// `veogen` as a user who is signed in to a stack.
struct Command {
    let server: String
    let home: URL
    /// What it signs in with, in place of who has signed in.
    var token: String?

    struct Outcome {
        let exit: Int32
        let output: String
        let said: String

        /// The output as JSON.
        var json: Any? { try? JSONSerialization.jsonObject(with: Data(output.utf8)) }
    }

    /// Runs a command to its end, in its home.
    func callAsFunction(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await callAsFunction(arguments: arguments, input: input)
    }

    /// The same with a list.
    func callAsFunction(arguments: [String], input: String = "") async throws -> Outcome {
        let result = try await run(
            .path(Program.path("veogen")), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "VEOGEN_HOME": home.path, "VEOGEN_SERVER": server, "VEOGEN_TOKEN": token, "DATABASE_URL": nil,
            ]),
            workingDirectory: FilePath(home.path), input: .string(input), output: .string(limit: 1_000_000),
            error: .string(limit: 1_000_000))
        guard case .exited(let code) = result.terminationStatus else {
            Issue.record("veogen \(arguments) was \(result.terminationStatus)")
            return Outcome(exit: -1, output: "", said: "")
        }
        return Outcome(exit: code, output: result.standardOutput, said: result.standardError)
    }
}
