import JobQueue
import Postgres
import RPC
import ServiceRuntime
import VeoGenAPI

/// Videos that are made of several clips, one after the other.
extension GenerateVideoJob {
    /// Fetches and stores a clip with the picture that the next begins with, and hands the job on. Files of a lost
    /// lease are removed again.
    func finish(
        _ clips: FilmClips, of work: GenerationWork, _ generation: Generation, _ result: GenerationResult,
        enhancedPrompt: String?
    ) async throws {
        let clip: StoredClip
        do {
            clip = try await files.fetchClip(
                work, handle: generation.handle, byteCount: result.videoBytes, withLastFrame: clips.hasSuccessor)
        } catch let error as RPCError where error.code == .notFound {
            throw Self.vanished(work)
        }
        CrashPoint.finished.reach()
        let isKept: Bool
        do {
            isKept = try await store.keep(
                clip, of: work, clips, handle: generation.handle, costMicros: result.costMicros,
                enhancedPrompt: enhancedPrompt)
        } catch {
            // It may have been committed: then the files are those of the clip. If not, the next try writes its own.
            if !error.mayHaveCommitted { await files.remove(names: clip.files) }
            throw error
        }
        guard isKept else {
            await files.remove(names: clip.files)
            throw LostLease()
        }
        CrashPoint.completed.reach()
        news.eventsOf(work.owner)
        news.newJob()
        await release(work, handle: generation.handle)
    }

    /// The picture that a clip begins with: the one that the clip before has ended with.
    func lastFrame(before clips: FilmClips, of work: GenerationWork) async throws -> [UInt8] {
        let stored = try await store.clips(of: work.videoID)
        do {
            guard stored.count == clips.done, let frame = stored.last?.lastFrame else {
                throw ReferenceImages.Fault.lost
            }
            return try await ReferenceImages(objects: files.objects).read(frame.name, sha256: frame.sha256)
        } catch {
            logger.error("a clip's last picture can't be read", error: error, metadata: ["video": "\(work.videoID)"])
            var failure = Self.lostClip
            failure.isPermanent = (error as? ReferenceImages.Fault) == .lost
            failure.callState = .rejected
            throw failure
        }
    }

    /// Has the clips joined, and completes the job. It costs nothing, so it is simply done again after a failure.
    func join(_ work: GenerationWork) async throws {
        let clips = try await store.clips(of: work.videoID)
        guard clips.count == work.clips?.count else { throw Self.lostClip }
        let (film, stored) = try await ClipTransfer(files: files).join(clips, of: work)
        CrashPoint.finished.reach()
        let isCompleted: Bool
        do {
            isCompleted = try await store.complete(work, film: film, stored)
        } catch {
            if !error.mayHaveCommitted { await files.remove(stored) }
            throw error
        }
        guard isCompleted else {
            await files.remove(stored)
            throw LostLease()
        }
        CrashPoint.completed.reach()
        metrics.finished(.completed, work)
        news.eventsOf(work.owner)
        await files.remove(names: clips.flatMap(\.files))
    }

    /// A clip that was paid for is gone, or is not what was stored.
    static let lostClip = GenerationFailure(
        code: "clip_lost", message: "A clip of the video can't be read as it was stored", isPermanent: true)
}
