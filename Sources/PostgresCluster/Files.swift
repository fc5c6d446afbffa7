import Glibc

/// The few things that are done with files here, each with its errno.
enum Files {
    /// The names in a folder, `.` and `..` left out; none when it can't be read.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Makes a folder with these permissions, its parents too, and gives it to `owner` when one is named.
    static func makeFolder(_ path: String, owner: ServerUser?) throws(ClusterError) {
        if mkdir(path, 0o700) != 0, errno != EEXIST {
            guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
                throw .file(path: path, errno: errno)
            }
            try makeParent(String(path[..<slash]))
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .file(path: path, errno: errno) }
        }
        try give(path, to: owner)
    }

    private static func makeParent(_ path: String) throws(ClusterError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .file(path: path, errno: errno)
        }
        try makeParent(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .file(path: path, errno: errno) }
    }

    static func give(_ path: String, to owner: ServerUser?) throws(ClusterError) {
        guard let owner else { return }
        guard chown(path, owner.userID, owner.groupID) == 0 else { throw .file(path: path, errno: errno) }
    }

    /// Writes a whole file, readable by its owner only.
    static func write(_ text: String, to path: String, owner: ServerUser?) throws(ClusterError) {
        guard let file = fopen(path, "w") else { throw .file(path: path, errno: errno) }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten, chmod(path, 0o600) == 0 else { throw .file(path: path, errno: errno) }
        try give(path, to: owner)
    }

    /// The last bytes of a text file, at most `bytesMax`; nil when it can't be read.
    static func tail(_ path: String, bytesMax: Int) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        guard fseek(file, 0, SEEK_END) == 0 else { return nil }
        let size = ftell(file)
        guard size >= 0, fseek(file, max(0, size - bytesMax), SEEK_SET) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: min(size, bytesMax))
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// What a symbolic link points to; nil when there is none.
    static func linkTarget(_ path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The path without links and relative parts; nil when it doesn't exist.
    static func canonical(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
