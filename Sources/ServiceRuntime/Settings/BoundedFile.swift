import Glibc

/// Small text files named by a setting.
enum BoundedFile {
    /// Why a file can't be used, in words that follow "can't be read: ".
    struct Unreadable: Error, Equatable {
        let reason: String
    }

    /// The whole of a regular file as text.
    /// - Throws: `Unreadable` when it is missing, not permitted, not a regular file, too large or not UTF-8.
    static func text(path: String, bytesMax: Int) throws(Unreadable) -> String {
        // O_NONBLOCK: opening a FIFO by mistake must not hang the start.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable(reason: "not a regular file") }
        let bytes = try contents(of: descriptor, bytesMax: bytesMax)
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw Unreadable(reason: "not UTF-8 text")
        }
        return text
    }

    private static func contents(of descriptor: CInt, bytesMax: Int) throws(Unreadable) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure() }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= bytesMax else { throw Unreadable(reason: "larger than \(bytesMax) bytes") }
            bytes += chunk[..<count]
        }
    }

    private static func failure() -> Unreadable {
        Unreadable(reason: SystemErrorText.current())
    }
}
