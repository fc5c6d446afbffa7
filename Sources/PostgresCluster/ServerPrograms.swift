import Glibc

/// Where PostgreSQL's server programs are.
public struct ServerPrograms: Sendable, Equatable {
    /// Debian keeps each major version in a folder of its own, outside PATH.
    public static let debianRoot = "/usr/lib/postgresql"
    private static let required = ["initdb", "pg_ctl", "postgres"]

    /// The folder that holds them.
    public let folder: String

    /// The programs in this folder. Throws `ClusterError.programsMissing` when one isn't there.
    public init(folder: String) throws(ClusterError) {
        guard Self.required.allSatisfy({ access("\(folder)/\($0)", X_OK) == 0 }) else { throw .programsMissing }
        self.folder = folder
    }

    /// The newest of Debian's, or else the first in PATH. Throws `ClusterError.programsMissing`.
    public static func find(
        debianRoot: String = Self.debianRoot, path: String = Self.environmentPath
    ) throws(ClusterError) -> ServerPrograms {
        let versions = Files.names(in: debianRoot).compactMap { Int($0) }.sorted(by: >)
        let folders = versions.map { "\(debianRoot)/\($0)/bin" } + path.split(separator: ":").map(String.init)
        for folder in folders {
            if let found = try? ServerPrograms(folder: folder) { return found }
        }
        throw .programsMissing
    }

    /// The process's PATH.
    public static var environmentPath: String { getenv("PATH").map { String(cString: $0) } ?? "" }

    /// A program's path.
    public func path(_ program: String) -> String { "\(folder)/\(program)" }
}
