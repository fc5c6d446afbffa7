import FoundationEssentials
import Logging

/// The folder in which videos are made.
enum ScratchFolder {
    /// Makes the folder, readable by its owner alone, and removes what an earlier run left in it.
    static func empty(_ path: String) throws {
        let manager = FileManager.default
        try manager.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in try manager.contentsOfDirectory(atPath: path)
        where ["draft-", "test-", "remote-", "picture-", "frame-", "join-"].contains(where: name.hasPrefix) {
            try manager.removeItem(atPath: path + "/" + name)
        }
    }

    /// Removes a folder; a failure costs disk space and is logged.
    static func remove(_ path: String, _ logger: Logger) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch let error as CocoaError where error.code == .fileNoSuchFile {
            return
        } catch {
            logger.warning("cannot remove a working folder", metadata: ["path": "\(path)", "error": "\(error)"])
        }
    }
}
