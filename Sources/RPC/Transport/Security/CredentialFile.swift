import Glibc

/// A small file as it was when it was read.
struct CredentialFile {
    /// What tells one state of a file from another without reading it. A file that is replaced has another inode.
    struct Version: Equatable {
        let device: UInt
        let inode: UInt
        let byteCount: Int
        let modifiedSeconds: Int
        let modifiedNanoseconds: Int

        fileprivate init(_ status: stat) {
            device = UInt(status.st_dev)
            inode = UInt(status.st_ino)
            byteCount = Int(status.st_size)
            modifiedSeconds = status.st_mtim.tv_sec
            modifiedNanoseconds = status.st_mtim.tv_nsec
        }

        /// The version of the file that is at `path` now; nil when there is none.
        init?(path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            self.init(status)
        }
    }

    /// Largest file that is read: certificates and keys take a few KiB each.
    private static let byteCountMax = 256 << 10

    let version: Version
    let bytes: [UInt8]

    /// Reads the file at `path`.
    init(path: String) throws(TLSCredentials.Unusable) {
        // O_NONBLOCK: a FIFO at this path must not hang the process.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG, (1...Self.byteCountMax).contains(Int(status.st_size)) else {
            throw .notAFile(path: path, bytesMax: Self.byteCountMax)
        }
        version = Version(status)
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw .unreadable(path: path, errno: count < 0 ? errno : EIO) }
        self.bytes = Array(bytes.prefix(count))
    }
}
