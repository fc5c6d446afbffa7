import Glibc

/// Where a cluster's files are.
struct ClusterFolder: Sendable, Equatable {
    /// Where a root-owned checkout keeps its database when the server's user can't reach it, as below `/root`.
    static let fallbackRoot = "/var/lib/veogen"
    /// The longest path of a Unix socket (`sun_path`, unix(7)), without the NUL.
    private static let socketPathBytesMax = 107

    let path: String
    var data: String { "\(path)/data" }
    var socket: String { "\(path)/socket" }
    var log: String { "\(path)/postgres.log" }

    /// The folder asked for, or a fixed one below `/var/lib/veogen` when the server's user can't reach it.
    ///
    /// Throws `ClusterError.pathTooLong`.
    init(_ wanted: String, user: ServerUser?) throws(ClusterError) {
        let absolute = Self.absolute(wanted)
        if let user, !user.canReach(absolute) {
            path = "\(Self.fallbackRoot)/\(Self.shortHash(absolute))"
        } else {
            path = absolute
        }
        let socketFile = "\(socket)/.s.PGSQL.5432"
        guard socketFile.utf8.count <= Self.socketPathBytesMax else { throw .pathTooLong(socketFile) }
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return "\(Files.canonical(".") ?? "")/\(path)"
    }

    /// FNV-1a: the same folder finds its database again.
    private static func shortHash(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
