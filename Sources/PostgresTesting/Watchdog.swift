import Glibc
import PostgresCluster
import Subprocess
import SystemPackage

/// A shell that waits for this process to end, even by SIGKILL, then stops the server and removes its folder.
enum Watchdog {
    /// It reads from a pipe whose other end only this process holds: the end of the process is the end of the input.
    private static let script = """
        cat > /dev/null
        "$1/pg_ctl" stop -D "$2/data" -m immediate -s 2> /dev/null
        cd / && rm -rf "$2"
        """

    /// Starts it. Throws the system's error when there is no pipe or process left.
    static func start(folder: String, programs: ServerPrograms) throws {
        let pipe = try FileDescriptor.pipe()
        // The writing end stays open, unused, as long as this process lives, and must not pass to its children.
        _ = fcntl(pipe.writeEnd.rawValue, F_SETFD, FD_CLOEXEC)
        _ = fcntl(pipe.readEnd.rawValue, F_SETFD, FD_CLOEXEC)
        var options = PlatformOptions()
        options.createSession = true
        let shell = ["-c", script, "watchdog", programs.folder, folder]
        let command = try ServerUser.current()?.command("/bin/sh", shell) ?? (program: "/bin/sh", arguments: shell)
        Task { [options] in
            do {
                _ = try await Subprocess.run(
                    .path(FilePath(command.program)), arguments: Arguments(command.arguments),
                    workingDirectory: "/", platformOptions: options,
                    input: .fileDescriptor(pipe.readEnd, closeAfterSpawningProcess: true), output: .discarded,
                    error: .discarded)
            } catch {
                print("the test server will outlive the tests in \(folder): \(error)")
            }
        }
    }
}
