import NIOPosix
import SystemPackage

/// A new file that is written piece by piece on threads that may wait for the disk.
struct NewFile: Sendable {
    private let file: FileDescriptor

    /// - Throws: `Errno` when the file is there already or can't be made.
    init(_ path: String) async throws {
        file = try await NIOThreadPool.singleton.runIfActive {
            try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
        }
    }

    /// - Throws: `Errno`, as for a full disk.
    func write(_ bytes: [UInt8]) async throws {
        guard !bytes.isEmpty else { return }
        let file = file
        try await NIOThreadPool.singleton.runIfActive { _ = try file.writeAll(bytes) }
    }

    /// - Throws: `Errno` when what was written may not be there.
    func close() async throws {
        let file = file
        try await NIOThreadPool.singleton.runIfActive { try file.close() }
    }
}
