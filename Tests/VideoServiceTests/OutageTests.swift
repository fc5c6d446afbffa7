import Foundation
import Postgres
import PostgresCluster
import PostgresTesting
import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Processes that go away", .timeLimit(.minutes(3)))
struct OutageTests {
    @Test("While AIService is down videos are taken, and made when it is back, analysed first, without losing a try")
    func aiDown() async throws {
        try await TestService.run { service in
            await service.aiHost.stop()
            let id = try await service.generate()
            for try await event in service.client.watchEvents(
                WatchEventsRequest(videoID: id, afterSequence: 0), options: service.by())
            where event.currentStep == "Waiting for the AI service" {
                #expect(event.status == .pending)
                break
            }
            try await service.aiHost.start()
            let video = try await service.finished(id)
            #expect(video.status == .completed)
            #expect(video.attempts == 1)
            #expect(service.ai.record.analyzed == ["a lighthouse"])
        }
    }

    @Test("A prompt that is found unsafe only by the worker fails its video before anything is submitted")
    func lateAnalysis() async throws {
        try await TestService.run({ $0.ai.isSafe = false }) { service in
            await service.aiHost.stop()
            let id = try await service.generate()
            try await service.aiHost.start()
            let video = try await service.finished(id)
            #expect(video.error == VideoError(code: "prompt_rejected", message: "Prompt rejected: violence"))
            #expect(service.ai.record.submitted.isEmpty)
        }
    }

    @Test("A worker process killed in the middle of a video loses nothing: another makes it once the lease is over")
    func killedWorker() async throws {
        try await TestCluster.run { cluster, pool in
            try await TestService.run(on: pool, { ($0.runsWorker, $0.ai.submission) = (false, .hangs) }) { service in
                let child = try ServiceProgram.worker(service, databaseURL: cluster.url())
                let id = try await service.generate()
                await service.ai.next("submit")
                await child.kill()
                service.ai.change { $0.submission = .doneAtOnce }
                try await service.withWorker {
                    let video = try await service.finished(id)
                    #expect(video.status == .completed)
                    #expect(video.attempts == 2)
                }
            }
        }
    }

    @Test("A crash of PostgreSQL loses no video that was accepted, and everything goes on by itself afterwards")
    func databaseCrash() async throws {
        try await TestCluster.run { cluster, pool in
            try await TestService.run(on: pool, { $0.retries = .init(retriesMax: 20, firstDelay: .zero) }) { service in
                var ids: [String] = []
                for _ in 0..<20 { ids.append(try await service.generate()) }
                try await cluster.restartImmediately()
                while true {
                    do throws(RPCError) {
                        ids.append(try await service.generate())
                        break
                    } catch {
                        #expect(error.code == .unavailable)
                    }
                }
                for id in ids { #expect(try await service.finished(id).status == .completed) }
                #expect(try service.objects().count >= ids.count * 2)
            }
        }
    }
}
