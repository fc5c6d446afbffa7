import Foundation

/// Where a stack keeps its things.
struct StackLayout {
    /// A Unix socket's path has room for 107 bytes; the longest name below `run` is 20.
    private static let runPathBytesMax = 80

    /// The database cluster's files.
    let postgres: URL
    /// Sockets and NAME.pid files.
    let run: URL
    /// What the processes log.
    let logs: URL
    /// Finished videos.
    let artifacts: URL
    /// Videos that are being made.
    let scratch: URL

    /// Creates the folders that are missing. Those of sockets, videos and work in progress are this user's alone.
    ///
    /// - Throws: `StackFailure` when the folder of the sockets is somebody else's.
    init(data: String) throws {
        let root = URL(fileURLWithPath: data).standardizedFileURL
        postgres = root.appendingPathComponent("postgres")
        logs = root.appendingPathComponent("logs")
        artifacts = root.appendingPathComponent("artifacts")
        scratch = root.appendingPathComponent("scratch")
        let plain = root.appendingPathComponent("run")
        run = plain.path.utf8.count <= Self.runPathBytesMax ? plain : Self.shortFolder(for: root)
        for folder in [root, logs, artifacts, scratch, run] {
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            } catch {
                throw StackFailure("\(folder.path) can't be made: \(error.localizedDescription)")
            }
        }
        // Sockets are what guards the services: nobody else may reach them. The parents stay passable, because
        // PostgreSQL runs as another user when this is root.
        try Self.requireOwn(run)
        for folder in [run, artifacts, scratch] {
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        }
    }

    /// A folder whose name depends on the data folder alone, so that the next start finds what this one left.
    private static func shortFolder(for root: URL) -> URL {
        // FNV-1a: Swift's own hashes differ from one process to the next.
        let digest = root.path.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return FileManager.default.temporaryDirectory.appendingPathComponent("veogen-\(String(digest, radix: 36))")
    }

    /// Refuses a folder that another user made, or a link, in a place that is open to all.
    private static func requireOwn(_ folder: URL) throws {
        var facts = stat()
        guard lstat(folder.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR, facts.st_uid == geteuid() else {
            throw StackFailure("\(folder.path) is not a folder of yours")
        }
    }

    /// The address of a service's socket.
    func socket(_ name: String) -> String {
        "unix://" + run.appendingPathComponent("\(name).sock").path
    }

    /// Where a process's id is written.
    func pidFile(_ name: String) -> URL {
        run.appendingPathComponent("\(name).pid")
    }

    /// Where a process's output goes.
    func log(_ name: String) -> URL {
        logs.appendingPathComponent("\(name).log")
    }
}
