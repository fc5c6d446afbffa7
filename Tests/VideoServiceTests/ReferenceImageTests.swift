import Foundation
import Postgres
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Pictures that videos begin with", .timeLimit(.minutes(2)))
struct ReferenceImageTests {
    /// The start and the end of a PNG file, with bytes between them that tell one from another.
    static func picture(_ mark: UInt8 = 7) -> [UInt8] {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        let size: [UInt8] = [0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0, 0, 0, 0, 0]
        let data: [UInt8] = [0, 0, 0, 1] + Array("IDAT".utf8) + [mark, 0, 0, 0, 0]
        return head + Array("IHDR".utf8) + size + data + [0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
    }

    private static func wish(_ picture: [UInt8]?, model: String? = nil) -> GenerateVideoRequest {
        GenerateVideoRequest(prompt: "a cat", duration: 4, seed: 7, model: model, referenceImage: picture)
    }

    private static func film(_ id: String, _ micros: Int64, takesPictures: Bool) -> Model {
        Model(
            id: id, provider: "studio", description: "For tests", durationMax: 8, qualities: [.draft, .standard],
            aspectRatios: [.wide], pricePerSecondMicros: micros, referenceImage: takesPictures)
    }

    @Test("The picture is stored with the video, reaches the provider byte for byte, and goes with the video")
    func keeps() async throws {
        try await TestService.run { service in
            let picture = Self.picture()
            let reply = try await service.client.generateVideo(Self.wish(picture), options: service.by())
            let video = try await service.finished(reply.jobID)
            #expect(video.status == .completed)
            let hash = try SHA256.digest(picture).hex
            #expect(video.referenceImageSha256 == hash)
            #expect(service.ai.record.submitted.map(\.referenceImage) == [picture])
            #expect(try service.objects().contains("\(reply.jobID).0.ref"))
            let plain = try await service.finished(try await service.generate())
            #expect(plain.referenceImageSha256 == nil)
            #expect(service.ai.record.submitted.last?.referenceImage == nil)
            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: reply.jobID), options: service.by())
            #expect(try service.objects().allSatisfy { $0.hasPrefix(plain.id) })
        }
    }

    @Test("Made again, and made for real, a video begins with the same picture")
    func keepsForLater() async throws {
        let film = Self.film("film", 100_000, takesPictures: true)
        try await TestService.run({
            $0.ai.otherModels = [film]
            $0.ai.submission = .rejected(permanent: true)
        }) { service in
            let picture = Self.picture()
            let id = try await service.client.generateVideo(Self.wish(picture), options: service.by()).jobID
            #expect(try await service.finished(id).status == .failed)
            service.ai.change { $0.submission = .doneAtOnce }
            _ = try await service.client.regenerateVideo(RegenerateVideoRequest(id: id), options: service.by())
            while try await service.get(id).status != .completed { await Task.yield() }
            let request = PromoteVideoRequest(id: id, model: "film")
            let real = try await service.client.promoteVideo(request, options: service.by()).jobID
            // What it was promoted from may go: the picture is its own.
            _ = try await service.client.deleteVideo(DeleteVideoRequest(id: id), options: service.by())
            let video = try await service.finished(real)
            #expect(video.status == .completed)
            let hash = try SHA256.digest(picture).hex
            #expect(video.referenceImageSha256 == hash)
            #expect(service.ai.record.submitted.map(\.referenceImage) == [picture, picture, picture])
            #expect(service.ai.record.submitted.last?.model == "film")
        }
    }

    @Test("Of a picture that is lost or changed nothing is sent, and the video says why", arguments: [true, false])
    func lost(isGone: Bool) async throws {
        let film = Self.film("film", 100_000, takesPictures: true)
        try await TestService.run({
            $0.runsWorker = false
            $0.ai.otherModels = [film]
        }) { service in
            let wish = Self.wish(Self.picture(), model: "film")
            let id = try await service.client.generateVideo(wish, options: service.by()).jobID
            let path = "\(service.artifactsPath)/\(id.suffix(2))/\(id).0.ref"
            if isGone {
                try FileManager.default.removeItem(atPath: path)
            } else {
                try Data(Self.picture(8)).write(to: URL(filePath: path))
            }
            try await service.withWorker {
                let video = try await service.finished(id)
                #expect((video.status, video.error?.code) == (.failed, "reference_image_lost"))
                #expect(video.cost.billed == .false)
                #expect(video.attempts == 1)
            }
            #expect(service.ai.record.submitted.isEmpty)
            #expect(try await service.number("SELECT count(*) FROM provider_call WHERE state = 'rejected'") == 1)
            #expect(try await service.number("SELECT coalesce(sum(sends), 0) FROM provider_call") == 0)
            #expect(try await service.number("SELECT count(*) FROM budget_hold WHERE call_id IS NULL") <= 1)
        }
    }

    @Test("The same key with another picture is another request; with the same it is the same, and stores nothing new")
    func keys() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            var options = service.by()
            options.metadata.add("a-key", for: "idempotency-key")
            let first = try await service.client.generateVideo(Self.wish(Self.picture()), options: options)
            let again = try await service.client.generateVideo(Self.wish(Self.picture()), options: options)
            #expect((again.jobID, again.replayed) == (first.jobID, true))
            for other in [Self.picture(8), nil] {
                let error = await refusal {
                    try await service.client.generateVideo(Self.wish(other), options: options)
                }
                #expect(error?.reason == "idempotency_key_reused")
            }
            #expect(try service.objects() == ["\(first.jobID).0.ref"])
        }
    }

    @Test("A picture whose video is refused is not kept")
    func refused() async throws {
        try await TestService.run({
            $0.runsWorker = false
            $0.queueSizeMax = 1
        }) { service in
            _ = try await service.generate()
            let error = await refusal {
                try await service.client.generateVideo(Self.wish(Self.picture()), options: service.by())
            }
            #expect(error?.reason == "queue_full")
            #expect(try service.objects().isEmpty)
        }
    }

    @Test("Maintenance removes pictures that no video has, and keeps those of videos however old")
    func maintenance() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let id = try await service.client.generateVideo(Self.wish(Self.picture()), options: service.by()).jobID
            let plain = try await service.generate()
            let names = ["\(id).0.ref", "\(plain).0.ref", "\(PostgresUUID.random()).0.ref"]
            for name in names {
                let folder = name.prefix { $0 != "." }.suffix(2)
                let path = "\(service.artifactsPath)/\(folder)/\(name)"
                if name != names[0] { try Data(count: 10).write(to: URL(filePath: path)) }
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: path)
            }
            #expect(try await service.maintain(.orphanedFiles) == MaintenanceReport(items: 2, bytes: 20))
            #expect(try service.objects() == [names[0]])
        }
    }

    @Test("A model that takes no pictures is refused with those that do, and none is chosen that does not")
    func models() async throws {
        let films = [
            Self.film("dear", 300_000, takesPictures: true), Self.film("cheap", 100_000, takesPictures: true),
            Self.film("blind", 1, takesPictures: false),
        ]
        try await TestService.run({
            $0.runsWorker = false
            $0.ai.takesPictures = false
            $0.ai.otherModels = films
        }) { service in
            for model in ["draft", "blind"] {
                let wish = Self.wish(Self.picture(), model: model)
                let asked = await refusal { try await service.client.generateVideo(wish, options: service.by()) }
                let quoted = await refusal { try await service.client.quoteVideo(wish, options: service.by()) }
                #expect(asked?.faults.map(\.location) == [["body", "reference_image"]])
                let message = "The model '\(model)' does not begin with a picture; these do: 'dear', 'cheap'"
                #expect(asked?.faults.map(\.message) == [message])
                #expect(quoted?.faults == asked?.faults)
            }
            let chosen = try await service.client.quoteVideo(Self.wish(Self.picture()), options: service.by())
            #expect(chosen.model == "cheap")
            let usual = try await service.client.quoteVideo(Self.wish(nil), options: service.by())
            #expect(usual.model == "draft")
            #expect(try service.objects().isEmpty)
        }
    }

    @Test("What is no picture is refused by the service itself")
    func hostile() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            for bytes in [[], Array("GIF89a".utf8), Array(Self.picture().dropLast(12))] {
                let error = await refusal {
                    try await service.client.generateVideo(Self.wish(bytes), options: service.by())
                }
                #expect(error?.faults.map(\.location) == [["body", "reference_image"]])
            }
            let objects = try service.objects()
            #expect(objects.isEmpty)
        }
    }

    @Test("A worker of a former release opens no call for a video with a picture, and does for others")
    func formerWorkers() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            _ = try await service.client.generateVideo(Self.wish(Self.picture()), options: service.by())
            let plain = try await service.generate()
            let opened = try await service.pool.execute(
                """
                INSERT INTO provider_call (
                    id, job_id, video_id, owner, attempt, provider, model, price_estimated_micros, currency, state
                )
                SELECT gen_random_uuid(), job_id, id, owner, 1, provider, model, 0, currency, 'prepared' FROM video
                RETURNING video_id
                """)
            let videos = try opened.rows.map { try $0.uuid(0).description }
            #expect(videos == [plain])
        }
    }
}
