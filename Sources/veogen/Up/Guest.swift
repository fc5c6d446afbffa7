import Foundation
import Subprocess
import SystemPackage

/// A command that runs against a stack, on the terminal of `veogen up`.
struct Guest {
    private let arguments: [String]
    private let server: String

    init(_ arguments: [String], server: String) {
        self.arguments = arguments
        self.server = server
    }

    /// Runs the command with VEOGEN_SERVER set, and returns its exit status.
    func run() async throws -> Int32 {
        guard let name = arguments.first else { return 0 }
        let result = try await Subprocess.run(
            Self.executable(name), arguments: Arguments(Array(arguments.dropFirst())),
            environment: .inherit.updating(["VEOGEN_SERVER": server]),
            input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
            output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        return switch result.terminationStatus {
        case .exited(let code): code
        // As shells report it.
        case .signaled(let signal): 128 + signal
        }
    }

    /// A program by its path or by its name, as shells find it. Only "veogen" is this one, wherever it is.
    private static func executable(_ name: String) -> Executable {
        if name == "veogen" { return .path(FilePath(Siblings.veogen.path)) }
        return name.contains("/") ? .path(FilePath(name)) : .name(name)
    }
}
