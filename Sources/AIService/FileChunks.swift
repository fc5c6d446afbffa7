import NIOPosix
import SystemPackage

/// A file in pieces, read on threads that may wait for the disk: calls are answered on event loops, which may not.
struct FileChunks: Sendable {
    /// Large enough to cost little each, small enough that a slow reader holds little.
    static let chunkBytes = 256 * 1024

    let path: String

    /// Hands the pieces over in their order, each when the one before has been taken.
    ///
    /// - Throws: `Errno` when the file can't be read, and what `body` throws.
    func forEach(_ body: ([UInt8]) async throws -> Void) async throws {
        let pool = NIOThreadPool.singleton
        let file = try await pool.runIfActive { [path] in
            try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        }
        do {
            while true {
                let chunk = try await pool.runIfActive { try Self.read(file) }
                if chunk.isEmpty { break }
                try await body(chunk)
            }
        } catch {
            try await pool.runIfActive { try file.close() }
            throw error
        }
        try await pool.runIfActive { try file.close() }
    }

    private static func read(_ file: FileDescriptor) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: chunkBytes) { buffer, count in
            count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
