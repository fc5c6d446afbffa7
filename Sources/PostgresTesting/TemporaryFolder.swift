import Glibc
import PostgresCluster

/// Folders for one test or one test run.
public enum TemporaryFolder {
    /// A new folder, short enough for a socket's path. The caller removes it. Throws `ClusterError.file`.
    public static func make() throws -> String {
        var template = Array("/tmp/veogen-XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else { throw ClusterError.file(path: "/tmp", errno: errno) }
        return String(cString: path)
    }
}
