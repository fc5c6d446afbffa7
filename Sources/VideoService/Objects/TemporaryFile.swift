import Glibc
import Synchronization

/// A file on its way to its name. Every call blocks: they are made on threads for that, one after the other.
final class TemporaryFile: Sendable {
    private let folder: String
    private let path: String
    private let descriptor = Mutex<Int32?>(nil)

    init(folder: String, temporaryName: String) {
        self.folder = folder
        path = "\(folder)/\(temporaryName)"
    }

    deinit {
        if let open = descriptor.withLock({ $0 }) { close(open) }
    }

    /// Appends bytes; the first call creates the file.
    func write(_ bytes: [UInt8]) throws(ObjectStoreError) {
        let descriptor = try opened()
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: start), buffer.count - start)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw .last("write")
            }
            start += written
        }
    }

    /// Flushes the file, gives it its name, and flushes that.
    func publish(as name: String) throws(ObjectStoreError) {
        let descriptor = try opened()
        guard fsync(descriptor) == 0 else { throw .last("fsync") }
        try closeFile()
        guard rename(path, "\(folder)/\(name)") == 0 else { throw .last("rename") }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw .last("open") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw .last("fsync") }
    }

    /// Removes the file, whatever is in it.
    func discard() {
        // Nothing is lost with bytes that are thrown away.
        try? closeFile()
        unlink(path)
    }

    private func opened() throws(ObjectStoreError) -> Int32 {
        try descriptor.withLock { descriptor throws(ObjectStoreError) in
            if let descriptor { return descriptor }
            let created = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
            guard created >= 0 else { throw .last("open") }
            descriptor = created
            return created
        }
    }

    /// Also reports what a network file system says of earlier writes only now.
    private func closeFile() throws(ObjectStoreError) {
        try descriptor.withLock { descriptor throws(ObjectStoreError) in
            guard let open = descriptor else { return }
            descriptor = nil
            guard close(open) == 0 || errno == EINTR else { throw .last("close") }
        }
    }
}
