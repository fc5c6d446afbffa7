import Glibc
import Logging
import Subprocess

/// A PostgreSQL server of our own: its data in one folder, reachable through a Unix socket in it and no other way.
///
/// The socket's folder is open to its owner (and root) alone, who needs no password. As root the server runs as the
/// user `postgres`, or else `nobody`, who then owns the folder.
public struct PrivateCluster: Sendable {
    /// The database's superuser and the owner of what is made in it.
    public static let user = "veogen"
    /// How long the server gets to recover and be ready, in seconds: recovery after a crash reads its log.
    static let startSecondsMax = 60
    /// How long the server gets to end its sessions and write a checkpoint, in seconds.
    static let stopSecondsMax = 60

    /// The programs it runs.
    public let programs: ServerPrograms
    let folder: ClusterFolder
    let owner: ServerUser?
    let settings: [String: String]
    let logger: Logger

    /// A cluster in `folder`, made by the first `start`. `settings` go to `postgresql.conf`, over the defaults.
    ///
    /// Throws `ClusterError` when the programs or an unprivileged user are missing, or the path is too long.
    public init(
        folder: String, settings: [String: String] = [:], programs: ServerPrograms? = nil, logger: Logger
    ) throws(ClusterError) {
        if let programs { self.programs = programs } else { self.programs = try ServerPrograms.find() }
        owner = try ServerUser.current()
        self.folder = try ClusterFolder(folder, user: owner)
        self.settings = settings
        self.logger = logger
    }

    /// The folder that is used; another one than asked for when the server's user could not reach that.
    public var path: String { folder.path }

    /// Where clients connect. `database` is one that exists; `postgres` always does.
    public func url(database: String = "postgres") -> String {
        "host=\(Self.quote(folder.socket)) user=\(Self.user) dbname=\(Self.quote(database))"
    }

    /// Makes the cluster if there is none, starts the server if it doesn't run, and returns when it takes connections.
    ///
    /// What a crash left behind is recovered. Throws `ClusterError`.
    public func start() async throws {
        for path in [folder.path, folder.data, folder.socket] { try Files.makeFolder(path, owner: owner) }
        if Files.names(in: folder.data).isEmpty { try await initialize() }
        if postmasterPID != nil { return logger.info("the private PostgreSQL runs already") }
        try removeStalePIDFile()
        let text = try ServerSettings.text(settings, socketFolder: folder.socket)
        try Files.write(text, to: "\(folder.data)/postgresql.conf", owner: owner)
        try await run(
            "pg_ctl", "start", "-D", folder.data, "-l", folder.log, "-w", "-t", "\(Self.startSecondsMax)", "-s")
        logger.info("started the private PostgreSQL", metadata: ["folder": "\(folder.path)"])
    }

    /// Ends all sessions, writes a checkpoint and stops the server, if it runs. Throws `ClusterError`.
    public func stop() async throws {
        guard postmasterPID != nil else { return }
        try await run("pg_ctl", "stop", "-D", folder.data, "-m", "fast", "-w", "-t", "\(Self.stopSecondsMax)", "-s")
    }

    /// Stops the server as a crash would, and starts it again: for fault tests. Throws `ClusterError`.
    public func restartImmediately() async throws {
        try await run(
            "pg_ctl", "restart", "-D", folder.data, "-l", folder.log, "-m", "immediate", "-w", "-t",
            "\(Self.startSecondsMax)", "-s")
    }

    /// Makes an empty database. Throws `ClusterError` when the server doesn't run or has one of that name.
    public func createDatabase(_ name: String) async throws {
        try await run("createdb", "-h", folder.socket, "-U", Self.user, "-T", "template0", "--", name)
    }

    /// The server's process; nil when it doesn't run. A process that merely got the number of a dead server isn't it.
    public var postmasterPID: Int32? {
        guard let line = Files.tail("\(folder.data)/postmaster.pid", bytesMax: 4_096)?.split(separator: "\n").first,
            let pid = Int32(line), pid > 1
        else { return nil }
        // The postmaster works in its data folder.
        guard let workingFolder = Files.linkTarget("/proc/\(pid)/cwd") else { return nil }
        return workingFolder == Files.canonical(folder.data) ? pid : nil
    }

    /// PostgreSQL would take any process with the number in the file for its own and refuse to start.
    private func removeStalePIDFile() throws(ClusterError) {
        let path = "\(folder.data)/postmaster.pid"
        guard unlink(path) == 0 || errno == ENOENT else { throw .file(path: path, errno: errno) }
    }

    private func initialize() async throws {
        // Who gives up durability gives it up from the start: it is what takes initdb its time.
        let sync = settings["fsync"] == "off" ? "--no-sync" : "--data-checksums"
        try await run(
            "initdb", "-D", folder.data, "-U", Self.user, "-E", "UTF8", "--locale=C.UTF-8", "--auth-local=trust",
            "--auth-host=reject", sync)
        logger.info("made a database cluster", metadata: ["folder": "\(folder.path)"])
    }

    /// A value of a connection string (PostgreSQL manual, 34.1.1.1).
    private static func quote(_ value: String) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.append("\\") }
            quoted.append(scalar)
        }
        return "'\(String(quoted))'"
    }
}
