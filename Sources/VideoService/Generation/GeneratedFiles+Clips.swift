import RPC
import ServiceRuntime
import VeoGenAPI

/// Clips on their way from AIService to the object store.
extension GeneratedFiles {
    /// Fetches a finished clip, and the picture that it ends with where another clip continues it.
    ///
    /// - Throws: `RPCError`, `ObjectStoreError`, and `GenerationFailure` when the clip hasn't the size that was
    ///   announced. What was stored before is removed.
    func fetchClip(
        _ work: GenerationWork, handle: String, byteCount: Int64, withLastFrame: Bool
    ) async throws -> StoredClip {
        guard byteCount <= Limits.objectBytesMax else { throw Self.wrongSize }
        let name = ObjectName(clipOf: work.videoID, epoch: work.lease.epoch)
        var stored: [ObjectName] = []
        do {
            let clip = try await fetch(name, work, handle, .video, byteCountMax: byteCount)
            stored.append(name)
            guard clip.byteCount == byteCount else { throw Self.wrongSize }
            CrashPoint.fetching.reach()
            let file = StoredClip.File(name: name, sha256: clip.sha256)
            guard withLastFrame else { return StoredClip(file: file, lastFrame: nil) }
            return StoredClip(file: file, lastFrame: try await fetchLastFrame(work, handle))
        } catch {
            await remove(names: stored)
            throw error
        }
    }

    private func fetchLastFrame(_ work: GenerationWork, _ handle: String) async throws -> StoredClip.File {
        let name = ObjectName(lastFrameOf: work.videoID, epoch: work.lease.epoch)
        do {
            let frame = try await fetch(name, work, handle, .lastFrame, byteCountMax: ReferenceImages.bytesMax)
            return StoredClip.File(name: name, sha256: frame.sha256)
        } catch let error as RPCError where error.code == .invalidArgument {
            // An AIService of a former release, beside others or before it is replaced. It has done nothing.
            throw RPCError(
                .unavailable, reason: "last_frame_unknown", message: "The AI service does not know of clips",
                isSurelyNotSent: true)
        }
    }

    private func fetch(
        _ name: ObjectName, _ work: GenerationWork, _ handle: String, _ file: GenerationFile, byteCountMax: Int64
    ) async throws -> StoredObject {
        let request = FetchGenerationRequest(provider: work.provider, handle: handle, file: file)
        let chunks = ai.fetchGeneration(request, options: RPCCallOptions(timeout: Limits.fetchTimeout)).map(\.data)
        do {
            return try await objects.store(name, chunks, byteCountMax: byteCountMax)
        } catch ObjectStoreError.tooLarge {
            throw Self.wrongSize
        }
    }
}
