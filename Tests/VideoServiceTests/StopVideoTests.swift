import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Stopping and deleting videos", .timeLimit(.minutes(2)))
struct StopVideoTests {
    @Test("A waiting video is cancelled, once")
    func cancelWaiting() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.generate()
            let video = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            #expect(video.status == .cancelled)
            let error = await refusal {
                try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            }
            #expect(error?.code == .aborted)
            #expect(error?.reason == "already_finished")
            #expect(try await service.queue.unfinishedCount() == 0)
        }
    }

    @Test("A video being made is cancelled, and its generation is released")
    func cancelRunning() async throws {
        try await TestService.run({ $0.ai.submission = .polled(times: 1_000_000) }) { service in
            let id = try await service.generate()
            await service.ai.next("poll")
            let video = try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
            #expect(video.status == .cancelled)
            await service.ai.next("release")
            #expect(try await service.get(id).status == .cancelled)
            #expect(try service.objects().isEmpty)
        }
    }

    @Test("A cancellation that waited for the job comes after the events of whoever it waited for")
    func order() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let (id, pool) = (try await service.generate(), service.pool)
            let cancellation = try await pool.transaction { transaction in
                _ = try await transaction.execute("SELECT id FROM job FOR UPDATE")
                let cancellation = Task {
                    try await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
                }
                while try await service.number(Self.waitingStatement) == 0 { try Task.checkCancellation() }
                // By a transaction that begins after the cancellation's, as a worker's does.
                try await pool.execute(Self.eventStatement)
                return cancellation
            }
            _ = try await cancellation.value
            let kinds = try await pool.read("SELECT kind FROM event ORDER BY sequence").rows.map { try $0.int16(0) }
            #expect(kinds == [1, 2, 5])
        }
    }

    private static let waitingStatement: Statement = """
        SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
        """
    private static let eventStatement: Statement = """
        INSERT INTO event (owner, sequence, video_id, kind, status, progress)
        SELECT owner, event_sequence(0), id, 2, 2, 1 FROM video
        """

    @Test("A deleted video is gone with its files and leaves no job")
    func delete() async throws {
        try await TestService.run { service in
            let id = try await service.generate()
            _ = try await service.finished(id)
            #expect(try service.objects().count == 2)
            let reply = try await service.client.deleteVideo(DeleteVideoRequest(id: id), options: service.by())
            #expect(reply.message == "Video generation deleted successfully")
            #expect(await refusal { try await service.get(id) }?.code == .notFound)
            #expect(try service.objects().isEmpty)
            #expect(try await service.number("SELECT count(*) FROM video") == 0)
        }
    }

    @Test("Cancelling, deleting and regenerating race with completion, and leave neither files nor jobs behind")
    func races() async throws {
        try await TestService.run({ $0.eventStreamsPerUserMax = 100 }) { service in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let id = try await service.generateSurely()
                        // Any of these may come too late or too early.
                        if number % 3 == 0 {
                            _ = try? await service.client.cancelVideo(CancelVideoRequest(id: id), options: service.by())
                        }
                        if number % 5 == 0 {
                            let request = RegenerateVideoRequest(id: id)
                            _ = try? await service.client.regenerateVideo(request, options: service.by())
                        }
                        if number % 2 == 0 {
                            _ = try? await service.client.deleteVideo(DeleteVideoRequest(id: id), options: service.by())
                        } else {
                            _ = try await service.finished(id)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let list = try await service.client.listVideos(ListVideosRequest(limit: 100), options: service.by())
            #expect(list.videos.count == 30)
            #expect(list.total == 30)
            #expect(list.videos.allSatisfy { $0.status == .completed || $0.status == .cancelled })
            #expect(try await service.queue.unfinishedCount() == 0)
            let completed = list.videos.count { $0.status == .completed }
            // A worker whose video was deleted removes the files that it just wrote: it is given the time.
            while try service.objects().count > completed * 2 { await Task.yield() }
            #expect(try service.objects().count == completed * 2)
        }
    }

    @Test("A deletion that its process did not finish is finished later")
    func halfDeleted() async throws {
        try await TestService.run { service in
            let id = try await service.generate()
            _ = try await service.finished(id)
            try await service.pool.execute("UPDATE video SET deleted_at = now() - interval '1 hour'")
            #expect(await refusal { try await service.get(id) }?.code == .notFound)
            _ = try await service.maintain(.deletions)
            #expect(try service.objects().isEmpty)
            #expect(try await service.number("SELECT count(*) FROM video") == 0)
        }
    }
}
