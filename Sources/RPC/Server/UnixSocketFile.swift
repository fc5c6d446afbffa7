import Glibc

/// A Unix socket that a server is bound to, and its file.
///
/// The socket is prepared under a name of its own and renamed when it listens: clients never meet a file whose
/// permissions are not set yet, and the file of a dead server is replaced in one step.
struct UnixSocketFile {
    /// Why the socket cannot be made.
    enum Failure: Error, CustomStringConvertible {
        case inUse(path: String)
        case notASocket(path: String)
        case system(call: String, path: String, errno: Int32)

        var description: String {
            switch self {
            case .inUse(let path): "Another process is listening on \(path)"
            case .notASocket(let path): "\(path) exists and is no socket"
            case .system(let call, let path, let code): "\(call) failed for \(path): \(String(cString: strerror(code)))"
            }
        }
    }

    /// Bytes that the temporary name is longer than the final one: a dot and a process id.
    static let temporarySuffixBytes = 11
    /// The owner and the group may connect, nobody else: connecting takes write permission. Source: unix(7).
    private static let permissions: mode_t = 0o660

    /// The bound socket; whoever makes a channel of it owns it.
    let descriptor: Int32
    let path: String
    private let temporaryPath: String

    /// Binds a socket that is to be found at `path` once `publish` is called.
    init(path: String) throws(Failure) {
        try Self.checkUnused(path)
        let temporaryPath = "\(path).\(getpid())"
        self.path = path
        self.temporaryPath = temporaryPath
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw .system(call: "socket", path: path, errno: errno) }
        unlink(temporaryPath)
        var failure: Failure?
        if withUnixAddress(temporaryPath, { bind(descriptor, $0, $1) }) != 0 {
            failure = .system(call: "bind", path: temporaryPath, errno: errno)
        } else if chmod(temporaryPath, Self.permissions) != 0 {
            failure = .system(call: "chmod", path: temporaryPath, errno: errno)
        }
        if let failure {
            close(descriptor)
            unlink(temporaryPath)
            throw failure
        }
    }

    /// Gives the listening socket its name.
    func publish() throws(Failure) {
        guard rename(temporaryPath, path) == 0 else {
            let code = errno
            unlink(temporaryPath)
            throw .system(call: "rename", path: path, errno: code)
        }
    }

    /// Removes the file, unless it has become another server's.
    func remove() {
        if Self.isRefused(path) { unlink(path) }
    }

    private static func checkUnused(_ path: String) throws(Failure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        guard isRefused(path) else { throw .inUse(path: path) }
    }

    /// Whether nobody listens on the socket file.
    private static func isRefused(_ path: String) -> Bool {
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { close(probe) }
        return withUnixAddress(path) { connect(probe, $0, $1) } != 0 && errno == ECONNREFUSED
    }
}

/// Lends `path` as a socket address; callers have checked that it fits.
private func withUnixAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { room in
        // The last byte stays NUL.
        UnsafeMutableRawBufferPointer(rebasing: room.dropLast()).copyBytes(from: path.utf8.prefix(room.count - 1))
    }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
    }
}
