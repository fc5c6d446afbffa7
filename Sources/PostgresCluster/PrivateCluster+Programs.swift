import Subprocess
import SystemPackage

extension PrivateCluster {
    /// Output of a program that is kept for its error.
    private static let outputBytesMax = 64 << 10
    /// The part of the server's log that goes into an error.
    private static let logBytesMax = 2_048

    /// Runs one of PostgreSQL's programs as the cluster's user, to its end.
    ///
    /// Throws `ClusterError.programFailed` with what it said and the end of the server's log.
    func run(_ program: String, _ arguments: String...) async throws {
        let path = programs.path(program)
        let command = owner?.command(path, arguments) ?? (program: path, arguments: arguments)
        let result = try await Subprocess.run(
            .path(FilePath(command.program)), arguments: Arguments(command.arguments),
            environment: .inherit.updating(["LC_ALL": "C.UTF-8"]), workingDirectory: FilePath(folder.path),
            platformOptions: platformOptions, output: .string(limit: Self.outputBytesMax),
            error: .combinedWithOutput)
        guard result.terminationStatus.isSuccess else {
            var text = result.standardOutput
            if program == "pg_ctl", let log = Files.tail(folder.log, bytesMax: Self.logBytesMax) { text += "\n\(log)" }
            throw ClusterError.programFailed(program, output: text)
        }
    }

    /// A session of its own: an interrupt from the terminal is for us to act on.
    private var platformOptions: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }
}
