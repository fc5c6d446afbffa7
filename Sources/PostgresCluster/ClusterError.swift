import Glibc

/// Why a private cluster can't be run. The messages are for the person at the terminal.
public enum ClusterError: Error, Sendable, Equatable {
    /// No directory with `initdb`, `pg_ctl` and `postgres` was found.
    case programsMissing
    /// PostgreSQL refuses to run as root, and neither of these users exists.
    case noUnprivilegedUser([String])
    /// A Unix socket's path has at most 107 bytes; this folder's would be longer.
    case pathTooLong(String)
    /// A file or folder could not be made, read or given to the cluster's user.
    case file(path: String, errno: Int32)
    /// A setting's name is no name, or its value can't be written.
    case invalidSetting(String)
    /// A program ended with an error; with the end of what it and the server's log say.
    case programFailed(String, output: String)
}

extension ClusterError: CustomStringConvertible {
    /// What happened and what helps.
    public var description: String {
        switch self {
        case .programsMissing:
            "PostgreSQL's server programs are missing: apt-get install postgresql (Debian), or put initdb, pg_ctl and "
                + "postgres in PATH"
        case .noUnprivilegedUser(let names):
            "PostgreSQL refuses to run as root, and there is no user \(names.joined(separator: " or ")) to run it as"
        case .pathTooLong(let path): "the path of the database's socket is too long: \(path)"
        case .file(let path, let code): "\(path): \(String(cString: strerror(code)))"
        case .invalidSetting(let name): "the database setting \"\(name)\" can't be written to postgresql.conf"
        case .programFailed(let program, let output): "\(program) failed: \(output)"
        }
    }
}
