import Foundation
import Postgres
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Videos of several clips", .timeLimit(.minutes(3)))
struct ClipVideoTests {
    @Test("A longer wish is made in clips that continue one another, joined, and paid for one by one")
    func film() async throws {
        try await ClipTesting.run({ $0.ai.submission = .polled(times: 1) }) { service in
            let id = try await ClipTesting.generate(service)
            let video = try await service.finished(id)
            #expect((video.status, video.error) == (.completed, nil))
            #expect((video.clips, video.duration, video.attempts) == (3, 20, 1))
            #expect(video.cost == Cost(estimated: 2, final: 2, billed: .true))
            let sent = service.ai.record.submitted
            #expect(sent.map(\.duration) == [8, 8, 4])
            #expect(sent.map(\.referenceImage) == [nil, ClipTesting.picture, ClipTesting.picture])
            #expect(Set(sent.map(\.seed)) == [7] && Set(sent.map(\.prompt)).count == 1)
            #expect(try await ClipTesting.calls(service) == ["1 done 800000", "2 done 800000", "3 done 400000"])
            #expect(service.ai.record.joined == [[[UInt8]](repeating: [UInt8](repeating: 7, count: 1000), count: 3)])
            let request = ArtifactRequest(id: id, kind: .video)
            #expect(try await service.read(request, 0, 3000, by: service.by()).count == 3000)
            await service.ai.next("release")
            let usage = try await ClipTesting.usage(service)
            #expect(usage.models == [ModelUsage(model: "draft", spent: 2, held: 0, videos: 1, seconds: 20)])
            while try ClipTesting.endings(service) != ["jpg", "mp4"] { try Task.checkCancellation() }
            #expect(try await service.number("SELECT count(*) FROM video_clip") == 0)
        }
    }

    @Test("Progress rises over the whole, and says which clip is made")
    func progress() async throws {
        try await ClipTesting.run({ $0.ai.submission = .polled(times: 2) }) { service in
            let id = try await ClipTesting.generate(service)
            var (progress, steps): ([Int32], [String]) = ([], [])
            let watch = WatchEventsRequest(videoID: id, afterSequence: 0)
            for try await event in service.client.watchEvents(watch, options: service.by()) {
                progress.append(event.progress)
                if let step = event.currentStep { steps.append(String(step.prefix(11))) }
                if event.kind == .completed { break }
            }
            #expect(progress == progress.sorted())
            #expect(progress.last == 100)
            let order = steps.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
            #expect(order == ["Clip 1 of 3", "Clip 2 of 3", "Clip 3 of 3", "Joining the"])
        }
    }

    @Test("A picture of the user's begins the first clip only; a model without a price makes one, too")
    func pictureAndFree() async throws {
        try await ClipTesting.run({ $0.ai.pricePerSecondMicros = 0 }) { service in
            var wish = ClipTesting.wish
            wish.referenceImage = ReferenceImageTests.picture(1)
            let id = try await service.client.generateVideo(wish, options: service.by()).jobID
            let video = try await service.finished(id)
            #expect((video.status, video.cost) == (.completed, Cost(estimated: 0, final: 0, billed: .false)))
            let pictures = service.ai.record.submitted.map(\.referenceImage)
            #expect(pictures == [wish.referenceImage, ClipTesting.picture, ClipTesting.picture])
            #expect(try await service.number("SELECT count(*) FROM budget_held") == 0)
        }
    }

    @Test("What one generation can be is one, and says so")
    func single() async throws {
        try await ClipTesting.run { service in
            var wish = ClipTesting.wish
            wish.duration = 8
            #expect(try await ClipTesting.quote(service, wish).clips.map(\.duration) == [8])
            let id = try await service.client.generateVideo(wish, options: service.by()).jobID
            #expect(try await service.finished(id).clips == 1)
            #expect(service.ai.record.joined.isEmpty)
            // Without a length it is the model's longest, as ever.
            wish.duration = nil
            #expect(try await ClipTesting.quote(service, wish).clips.map(\.duration) == [8])
        }
    }

    @Test("A quote tells the clips and the sum; without join_clips it says what they would be")
    func quotes() async throws {
        try await ClipTesting.run({ ($0.runsWorker, $0.userBudget) = (false, DollarAmount("1.9")) }) { service in
            let quote = try await ClipTesting.quote(service)
            #expect(quote.clips.map(\.duration) == [8, 8, 4] && quote.clips.map(\.price) == ["0.80", "0.80", "0.40"])
            #expect((quote.price, quote.duration, quote.accepted) == ("2.00", 20, false))
            #expect(quote.refusal?.code == "budget_exceeded")
            // All or nothing: the first clip alone could be paid for.
            #expect(await refusal { try await ClipTesting.generate(service) }?.reason == "budget_exceeded")
            #expect(try await service.number("SELECT count(*) FROM video") == 0)

            for wished in [nil, false] {
                var wish = ClipTesting.wish
                wish.joinClips = wished
                let error = await refusal { try await service.client.generateVideo(wish, options: service.by()) }
                let clips = "; with 'join_clips' it is made in 3 clips of 8, 8 and 4 seconds"
                #expect(error?.faults.map(\.message) == ["Input should be one of 4, 8 for model 'draft'" + clips])
                #expect(await refusal { try await ClipTesting.quote(service, wish) }?.faults == error?.faults)
            }
            var odd = ClipTesting.wish
            odd.duration = 21
            let message = "Input should be one of 4, 8 for model 'draft', or what up to 15 clips of that add up to"
            #expect(await refusal { try await ClipTesting.quote(service, odd) }?.faults.map(\.message) == [message])
        }
    }

    @Test("A model that does not begin with a picture is refused with the reason, and those that do")
    func unable() async throws {
        let able = Model(
            id: "able", provider: "studio", description: "For tests", durationMax: 8, qualities: [.standard],
            aspectRatios: [.wide], durations: [4, 8], referenceImage: true, joinClips: true)
        try await ClipTesting.run({
            ($0.runsWorker, $0.ai.joinsClips, $0.ai.otherModels) = (false, false, [able])
        }) { service in
            let error = await refusal { try await ClipTesting.quote(service) }
            #expect(error?.faults.map(\.location) == [["body", "duration"], ["body", "join_clips"]])
            let reason = "Clips of the model 'draft' can't be joined, since it does not begin with a picture"
            #expect(error?.faults.last?.message == reason + "; those of these can: 'able'")
            #expect(error?.faults.first?.message == "Input should be one of 4, 8 for model 'draft'")
        }
    }

    @Test("A draft is promoted to a video of clips when that is allowed")
    func promotion() async throws {
        let film = Model(
            id: "film", provider: "studio", description: "For tests", durationMax: 8, qualities: [.standard],
            aspectRatios: [.wide], pricePerSecondMicros: 0, durations: [4, 8], referenceImage: true, joinClips: true)
        try await TestService.run({
            ($0.ai.otherModels, $0.ai.lastFrame) = ([film], ClipTesting.picture)
        }) { service in
            let wish = GenerateVideoRequest(prompt: "a cat", duration: 12, quality: .draft)
            let draft = try await service.client.generateVideo(wish, options: service.by()).jobID
            #expect(try await service.finished(draft).clips == 1)
            var change = PromoteVideoRequest(id: draft, model: "film")
            #expect(
                await refusal { try await service.client.promoteVideo(change, options: service.by()) }?.faults.count
                    == 1)
            change.joinClips = true
            let id = try await service.client.promoteVideo(change, options: service.by()).jobID
            let video = try await service.finished(id)
            #expect((video.status, video.clips, video.promotedFrom) == (.completed, 2, draft))
        }
    }
}
