import Glibc
import NIOPosix

/// Reads an object's file. It stays readable when it is deleted meanwhile.
final class FileObjectReader: ObjectReader {
    let byteCount: Int64
    private let descriptor: Int32
    private let threads: NIOThreadPool

    /// Blocks: called on a thread for that.
    init(path: String, threads: NIOThreadPool) throws(ObjectStoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw .last("open") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .badName
        }
        self.descriptor = descriptor
        self.threads = threads
        byteCount = Int64(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    func read(offset: Int64, count: Int) async throws -> [UInt8] {
        guard offset >= 0, count > 0, offset < byteCount else { return [] }
        return try await threads.runIfActive { try self.readNow(offset: offset, count: count) }
    }

    private func readNow(offset: Int64, count: Int) throws(ObjectStoreError) -> [UInt8] {
        var failure: ObjectStoreError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            while length < count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[length...])
                let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(length))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = .last("pread") }
                guard got > 0 else { return }
                length += got
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
