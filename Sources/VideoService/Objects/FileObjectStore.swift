import Glibc
import NIOPosix
import VeoGenCrypto

/// Objects as files below one folder: written beside under a temporary name, flushed, then renamed.
final class FileObjectStore: ObjectStore {
    /// Bytes collected before they go to a file: objects below it cost one change of threads.
    private static let bufferBytes = 256 << 10
    /// Marks files that are being written; what a killed process leaves of them is removed at the next start.
    static let temporaryPrefix = ".writing-"

    let root: String
    let threads: NIOThreadPool
    private let names = TemporaryNames()

    /// A store in `root`, which is made with its folders.
    ///
    /// - Throws: `ObjectStoreError.system` when it can't be made or written.
    init(root: String, threads: NIOThreadPool = .singleton) throws(ObjectStoreError) {
        self.root = root
        self.threads = threads
        // Writing past RLIMIT_FSIZE is an error of that write, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        try Self.makeFolder(root)
        let digits = Array("0123456789abcdef")
        for first in digits {
            for second in digits { try Self.makeFolder("\(root)/\(first)\(second)") }
        }
        guard access(root, W_OK | X_OK) == 0 else { throw .last("access") }
    }

    func store<Chunks: AsyncSequence & Sendable>(
        _ name: ObjectName, _ chunks: Chunks, byteCountMax: Int64
    ) async throws -> StoredObject where Chunks.Element == [UInt8] {
        let folder = "\(root)/\(name.folder)"
        let file = TemporaryFile(folder: folder, temporaryName: names.next())
        do {
            var digest = try SHA256()
            var buffer: [UInt8] = []
            var byteCount: Int64 = 0
            for try await chunk in chunks {
                byteCount += Int64(chunk.count)
                guard byteCount <= byteCountMax else { throw ObjectStoreError.tooLarge }
                try digest.update(chunk)
                if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
                if buffer.count >= Self.bufferBytes {
                    try await threads.runIfActive { [buffer] in try file.write(buffer) }
                    buffer.removeAll(keepingCapacity: true)
                }
            }
            try Task.checkCancellation()
            try await threads.runIfActive { [buffer] in
                try file.write(buffer)
                try file.publish(as: name.text)
            }
            return StoredObject(byteCount: byteCount, sha256: try digest.finalize().hex)
        } catch {
            await removeTemporary(file)
            throw error
        }
    }

    func open(_ name: ObjectName) async throws -> any ObjectReader {
        let path = "\(root)/\(name.folder)/\(name.text)"
        return try await threads.runIfActive { [threads] in try FileObjectReader(path: path, threads: threads) }
    }

    func delete(_ name: ObjectName) async throws {
        let path = "\(root)/\(name.folder)/\(name.text)"
        try await threads.runIfActive { try Self.unlink(path) }
    }

    func deleteAll(of video: String) async throws {
        let folder = "\(root)/\(ObjectName.folder(ofVideo: video))"
        try await threads.runIfActive {
            for name in try FolderListing.names(in: folder) where name.hasPrefix(video + ".") {
                try Self.unlink("\(folder)/\(name)")
            }
        }
    }

    /// In a task of its own, since the caller's may be cancelled.
    private func removeTemporary(_ file: TemporaryFile) async {
        await Task { [threads] in
            // A file that can't be removed now is removed as a leftover.
            try? await threads.runIfActive { file.discard() }
        }.value
    }

    private static func makeFolder(_ path: String) throws(ObjectStoreError) {
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw .last("mkdir") }
    }

    static func unlink(_ path: String) throws(ObjectStoreError) {
        guard Glibc.unlink(path) == 0 || errno == ENOENT else { throw .last("unlink") }
    }
}

extension ObjectStoreError {
    /// The error that a system call just reported.
    static func last(_ operation: String) -> ObjectStoreError {
        switch errno {
        case ENOSPC, EDQUOT, EFBIG: .storageFull
        case ENOENT: .missing
        case let code: .system(operation: operation, errno: code)
        }
    }
}
