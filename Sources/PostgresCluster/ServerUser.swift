import Glibc

/// The unprivileged user that the server runs as when we are root.
package struct ServerUser: Sendable, Equatable {
    /// Debian's user for PostgreSQL, and the one that every system has.
    static let names = ["postgres", "nobody"]

    package let userID: uid_t
    package let groupID: gid_t

    /// nil when we aren't root and the server runs as ourselves. Throws `ClusterError.noUnprivilegedUser`.
    package static func current() throws(ClusterError) -> ServerUser? {
        guard geteuid() == 0 else { return nil }
        for name in names {
            if let user = lookUp(name) { return user }
        }
        throw .noUnprivilegedUser(names)
    }

    private static func lookUp(_ name: String) -> ServerUser? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            var entry = passwd()
            var found: UnsafeMutablePointer<passwd>?
            guard let text = buffer.baseAddress, getpwnam_r(name, &entry, text, buffer.count, &found) == 0, found != nil
            else { return nil }
            return ServerUser(userID: entry.pw_uid, groupID: entry.pw_gid)
        }
    }

    /// The command that runs another one as this user.
    ///
    /// `setpriv` (util-linux, on every Debian) does it after `exec`. Between `fork` and `exec` of a process with
    /// threads glibc's setuid(3) can wait for ever for a thread that was not copied.
    package func command(_ program: String, _ arguments: [String]) -> (program: String, arguments: [String]) {
        let drop = ["--reuid=\(userID)", "--regid=\(groupID)", "--clear-groups", "--", program]
        return ("/usr/bin/setpriv", drop + arguments)
    }

    /// True when this user may pass through every folder above `path` that exists.
    func canReach(_ path: String) -> Bool {
        var ancestor = ""
        for part in path.split(separator: "/").dropLast() {
            ancestor += "/\(part)"
            var information = stat()
            guard stat(ancestor, &information) == 0 else { return errno == ENOENT }
            let bit: mode_t =
                if information.st_uid == userID { S_IXUSR } else if information.st_gid == groupID { S_IXGRP } else {
                    S_IXOTH
                }
            if information.st_mode & bit == 0 { return false }
        }
        return true
    }
}
