import Glibc
import NIOPosix
import SystemPackage

extension HTTPClient {
    /// Sends a request and writes the body of a 200 answer into a new file as it arrives. Any other answer makes no
    /// file; of its body at most `errorBodyBytesMax` bytes are returned. A file that is not whole is removed.
    ///
    /// - Returns: The answer, with an empty body when a file was made.
    /// - Throws: ``HTTPClientError``, or `Errno` when the file is there already or can't be written.
    public func download(
        _ request: HTTPRequest, to path: String, errorBodyBytesMax: Int = 64 << 10
    ) async throws -> HTTPResponse {
        try await withResponse(to: request) { head, body in
            if head.status == 200 {
                try await Self.write(body, to: FilePath(path))
                return HTTPResponse(head: head, body: [])
            }
            var bytes: [UInt8] = []
            for try await chunk in body where bytes.count < errorBodyBytesMax {
                bytes += chunk.prefix(errorBodyBytesMax - bytes.count)
            }
            return HTTPResponse(head: head, body: bytes)
        }
    }

    private static func write(_ body: HTTPResponseBody, to path: FilePath) async throws {
        // Threads that may wait for the disk.
        let pool = NIOThreadPool.singleton
        let file = try await pool.runIfActive {
            try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        }
        do {
            for try await chunk in body {
                try await pool.runIfActive { _ = try file.writeAll(chunk) }
            }
            try await pool.runIfActive { try file.close() }
        } catch {
            try await pool.runIfActive {
                // After a failed close the descriptor is gone, and this one fails.
                try? file.close()
                unlink(path)
            }
            throw error
        }
    }

    /// Removes what was written; a file that stays is found by whoever empties the folder.
    private static func unlink(_ path: FilePath) {
        _ = path.withPlatformString { Glibc.unlink($0) }
    }
}
