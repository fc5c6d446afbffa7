import Foundation

/// The folder where this command keeps who it is: `VEOGEN_HOME`, else `~/.config/veogen`. Its files are
/// this user's alone.
enum Home {
    /// A file about one server.
    static func file(_ kind: String, for server: String) -> URL {
        let environment = ProcessInfo.processInfo.environment
        let home =
            environment["VEOGEN_HOME"].map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".config/veogen")
        let name = server.map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return home.appendingPathComponent("\(kind)-\(String(name)).json")
    }

    /// The value in a file; nil when it is not there, or holds something else.
    static func read<Value: Decodable>(_ type: Value.Type, from file: URL) -> Value? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    /// Replaces a file at once: nobody ever reads half of it.
    ///
    /// - Throws: `APIFailure` when it can't be written.
    static func write(_ value: some Encodable, to file: URL) throws {
        try makeFolder(of: file)
        let temporary = file.appendingPathExtension("\(ProcessInfo.processInfo.processIdentifier)")
        let isCreated = FileManager.default.createFile(
            atPath: temporary.path, contents: try JSONEncoder().encode(value), attributes: [.posixPermissions: 0o600])
        guard isCreated, rename(temporary.path, file.path) == 0 else {
            throw APIFailure("\(file.path) can't be written")
        }
    }

    /// Runs `body` while no other process does, for the same file.
    ///
    /// - Throws: `APIFailure` when the lock can't be had, and what `body` throws.
    static func exclusively<Result>(_ file: URL, _ body: () async throws -> Result) async throws -> Result {
        try makeFolder(of: file)
        let lock = open(file.path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw APIFailure("\(file.path).lock can't be locked") }
        defer { close(lock) }
        return try await body()
    }

    private static func makeFolder(of file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }
}
