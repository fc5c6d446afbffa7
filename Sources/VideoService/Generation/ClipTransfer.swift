import RPC
import ServiceRuntime
import VeoGenAPI
import VeoGenCrypto

/// Brings clips to AIService, and the film that it joins them to back to the object store.
struct ClipTransfer: Sendable {
    let files: GeneratedFiles

    /// The film of some clips, and its files, the video first.
    ///
    /// - Throws: `GenerationFailure` when a clip is not there as it was stored, or the film is not as announced;
    ///   `ObjectStoreError`; `RPCError`, which says that nothing has begun where AIService can't join now: it may be
    ///   asked again.
    func join(
        _ clips: [StoredClip], of work: GenerationWork
    ) async throws -> (film: GenerationResult, files: [MadeVideo.File]) {
        do {
            return try await exchange(clips, work)
        } catch let error as RPCError {
            switch error.code {
            // A former release, one that joins others, or one that is stopping.
            case .unimplemented, .unavailable, .resourceExhausted:
                throw RPCError(
                    .unavailable, reason: error.reason, message: error.message, retryAfter: error.retryAfter,
                    isSurelyNotSent: true)
            default: throw error
            }
        }
    }

    private func exchange(
        _ clips: [StoredClip], _ work: GenerationWork
    ) async throws -> (film: GenerationResult, files: [MadeVideo.File]) {
        let exchange = files.ai.joinClips(options: RPCCallOptions(timeout: Limits.joinTimeout))
        return try await withThrowingTaskGroup(
            of: (film: GenerationResult, files: [MadeVideo.File])?.self
        ) { group in
            group.addTask {
                try await send(clips, to: exchange.requests)
                return nil
            }
            group.addTask { try await receive(exchange.responses, work) }
            // What fails first ends the other: dropped answers cancel the call.
            for try await film in group {
                if let film { return film }
            }
            throw Self.noFilm
        }
    }

    private func send(_ clips: [StoredClip], to requests: RPCRequestWriter<ClipPiece>) async throws {
        for (index, clip) in clips.enumerated() {
            var digest = try SHA256()
            let reader: any ObjectReader
            do {
                reader = try await files.objects.open(clip.file.name)
            } catch ObjectStoreError.missing {
                throw GenerateVideoJob.lostClip
            }
            var offset: Int64 = 0
            while true {
                let bytes = try await reader.read(offset: offset, count: Limits.chunkBytes)
                if bytes.isEmpty { break }
                try digest.update(bytes)
                offset += Int64(bytes.count)
                do {
                    try await requests.write(ClipPiece(clip: Int32(clamping: index + 1), data: bytes))
                } catch {
                    // The answer says why nobody reads on.
                    return
                }
            }
            guard try digest.finalize().hex == clip.file.sha256 else { throw GenerateVideoJob.lostClip }
        }
        requests.finish()
    }

    private func receive(
        _ pieces: RPCResponses<FilmPiece>, _ work: GenerationWork
    ) async throws -> (film: GenerationResult, files: [MadeVideo.File]) {
        var reader = pieces.makeAsyncIterator()
        guard let first = try await reader.next(), let film = first.film, film.videoBytes > 0,
            film.videoBytes <= Limits.objectBytesMax
        else { throw Self.noFilm }
        var stored = [try await store(.video, "video/mp4", pieces.map(\.data), film.videoBytes, work)]
        do {
            guard stored[0].object.byteCount == film.videoBytes else { throw GeneratedFiles.wrongSize }
            CrashPoint.fetching.reach()
            if let thumbnail = first.thumbnail, !thumbnail.isEmpty {
                let chunks = AsyncStream { continuation in
                    continuation.yield(thumbnail)
                    continuation.finish()
                }
                stored.append(try await store(.thumbnail, "image/jpeg", chunks, Int64(thumbnail.count), work))
            }
        } catch {
            await files.remove(stored)
            throw error
        }
        return (film, stored)
    }

    private func store<Chunks: AsyncSequence & Sendable>(
        _ kind: ArtifactKind, _ mediaType: String, _ chunks: Chunks, _ byteCountMax: Int64, _ work: GenerationWork
    ) async throws -> MadeVideo.File where Chunks.Element == [UInt8] {
        let name = ObjectName(video: work.videoID, epoch: work.lease.epoch, kind: kind)
        do {
            let object = try await files.objects.store(name, chunks, byteCountMax: byteCountMax)
            return MadeVideo.File(kind: kind, name: name.text, mediaType: mediaType, object: object)
        } catch ObjectStoreError.tooLarge {
            throw GeneratedFiles.wrongSize
        }
    }

    private static let noFilm = GenerationFailure(
        code: "join_failed", message: "The clips could not be joined")
}
