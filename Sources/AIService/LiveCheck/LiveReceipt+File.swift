import FoundationEssentials
import NIOPosix
import SystemPackage
import VeoGenCrypto

extension LiveReceipt.File {
    /// Bytes that are hashed at a time.
    private static let chunkBytes = 1 << 20

    /// What a result is; copied to `path` too, where one is given.
    ///
    /// - Throws: ``LiveFailure`` when it can't be read or written.
    init(_ result: GenerationResult, savedAs path: String?) async throws {
        let source = result.videoPath
        do {
            let hash = try await NIOThreadPool.singleton.runIfActive {
                if let path { try FileManager.default.copyItem(atPath: source, toPath: path) }
                return try Self.hash(source)
            }
            self.init(
                sha256: hash, bytes: result.videoBytes, width: result.facts.frameSize.width,
                height: result.facts.frameSize.height, seconds: result.facts.durationSeconds,
                codec: result.facts.codec)
        } catch {
            throw LiveFailure(code: "file_unusable", message: "The video could not be read or saved: \(error).")
        }
    }

    private static func hash(_ path: String) throws -> String {
        let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        return try file.closeAfter {
            var hash = try SHA256()
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
            defer { buffer.deallocate() }
            while true {
                let count = try file.read(into: buffer)
                guard count > 0 else { break }
                try hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            }
            return try hash.finalize().hex
        }
    }
}
