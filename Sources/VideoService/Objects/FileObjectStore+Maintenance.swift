import Glibc

/// Finding and removing files that no video has.
extension FileObjectStore {
    /// Removes what killed processes left half-written, `age` or longer ago.
    func removeLeftovers(olderThan age: Duration) async throws -> MaintenanceReport {
        try await threads.runIfActive { [root] in
            var report = MaintenanceReport()
            for folder in try Self.folders(in: root) {
                let path = "\(root)/\(folder)"
                for name in try FolderListing.names(in: path) where name.hasPrefix(Self.temporaryPrefix) {
                    guard let bytes = try Self.remove("\(path)/\(name)", olderThan: age) else { continue }
                    report.items += 1
                    report.bytes += bytes
                }
            }
            return report
        }
    }

    /// The folders that objects are in.
    func folders() async throws -> [String] {
        try await threads.runIfActive { [root] in try Self.folders(in: root) }
    }

    /// The objects of a folder that were written `age` or longer ago.
    func names(in folder: String, olderThan age: Duration) async throws -> [ObjectName] {
        try await threads.runIfActive { [root] in
            let path = "\(root)/\(folder)"
            // What has no object's name was put there by somebody else.
            return try FolderListing.names(in: path).compactMap { try? ObjectName($0) }
                .filter { Self.byteCount("\(path)/\($0.text)", olderThan: age) != nil }
        }
    }

    /// Removes an object that was written `age` or longer ago; gives its size, or nil when it is younger or gone.
    func remove(_ name: ObjectName, olderThan age: Duration) async throws -> Int64? {
        let path = "\(root)/\(name.folder)/\(name.text)"
        return try await threads.runIfActive { try Self.remove(path, olderThan: age) }
    }

    private static func folders(in root: String) throws(ObjectStoreError) -> [String] {
        try FolderListing.names(in: root).filter { $0.utf8.count == 2 }
    }

    private static func remove(_ path: String, olderThan age: Duration) throws(ObjectStoreError) -> Int64? {
        guard let bytes = byteCount(path, olderThan: age) else { return nil }
        try unlink(path)
        return bytes
    }

    /// The size of a file that was last written `age` or longer ago; nil for others.
    private static func byteCount(_ path: String, olderThan age: Duration) -> Int64? {
        var status = stat()
        let newest = Int(time(nil)) - Int(age.components.seconds)
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mtim.tv_sec <= newest else {
            return nil
        }
        return Int64(status.st_size)
    }
}
