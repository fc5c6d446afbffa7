import Logging
import RPC
import ServiceRuntime
import VeoGenAPI

/// Brings the files of finished generations from AIService to the object store.
struct GeneratedFiles: Sendable {
    let ai: AIClient
    let objects: any ObjectStore
    let logger: Logger

    /// Fetches the video, and its thumbnail if there is one.
    ///
    /// - Throws: `RPCError`, `ObjectStoreError`, and `GenerationFailure` when a file hasn't the size that was
    ///   announced. What was stored before is removed.
    func fetch(
        _ work: GenerationWork, handle: String, _ result: GenerationResult
    ) async throws -> [MadeVideo.File] {
        var stored: [MadeVideo.File] = []
        do {
            stored.append(try await fetch(work, handle, .video, byteCount: result.videoBytes))
            CrashPoint.fetching.reach()
            if result.thumbnailBytes > 0 {
                stored.append(try await fetch(work, handle, .thumbnail, byteCount: result.thumbnailBytes))
            }
        } catch {
            await remove(stored)
            throw error
        }
        return stored
    }

    /// Removes files that no video has.
    func remove(_ stored: [MadeVideo.File]) async {
        await remove(names: stored.compactMap { try? ObjectName($0.name) })
    }

    /// Removes objects that no video has.
    func remove(names: [ObjectName]) async {
        for name in names {
            do {
                try await objects.delete(name)
            } catch {
                logger.warning("a file was left behind", error: error, metadata: ["file": "\(name.text)"])
            }
        }
    }

    private func fetch(
        _ work: GenerationWork, _ handle: String, _ kind: ArtifactKind, byteCount: Int64
    ) async throws -> MadeVideo.File {
        let name = ObjectName(video: work.videoID, epoch: work.lease.epoch, kind: kind)
        let request = FetchGenerationRequest(
            provider: work.provider, handle: handle, file: kind == .video ? .video : .thumbnail)
        let chunks = ai.fetchGeneration(request, options: RPCCallOptions(timeout: Limits.fetchTimeout)).map(\.data)
        guard byteCount <= Limits.objectBytesMax else { throw Self.wrongSize }
        let object: StoredObject
        do {
            object = try await objects.store(name, chunks, byteCountMax: byteCount)
        } catch ObjectStoreError.tooLarge {
            throw Self.wrongSize
        }
        let file = MadeVideo.File(
            kind: kind, name: name.text, mediaType: kind == .video ? "video/mp4" : "image/jpeg", object: object)
        guard object.byteCount == byteCount else {
            await remove([file])
            throw Self.wrongSize
        }
        return file
    }

    static let wrongSize = GenerationFailure(
        code: "wrong_size", message: "The provider's file had another size than it announced")
}
