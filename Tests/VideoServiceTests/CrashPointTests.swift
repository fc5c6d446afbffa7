import Foundation
import Postgres
import PostgresTesting
import RPC
import ServiceRuntime
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Crashes at every point of a paid generation", .serialized, .timeLimit(.minutes(5)))
struct CrashPointTests {
    /// Where it can't be known from this side whether the provider has taken the order.
    private static let blind: Set<CrashPoint> = [.announced, .sending, .taken]
    /// Of these, where it had.
    private static let taken: Set<CrashPoint> = [.taken]
    /// Points that AIService comes to; all others are the worker's.
    private static let inAI: Set<CrashPoint> = [.sending, .taken]

    @Test("No job is lost and no submission repeated, and the ledger is the provider's bill")
    func everyPoint() async throws {
        let folder = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = RPCAddress.unix(path: "\(folder)/real-ai.sock")
        try await TestCluster.run { cluster, pool in
            try await TestService.run(on: pool, { ($0.runsWorker, $0.aiAddress) = (false, address) }) { service in
                var ai = try Self.ai(folder, address)
                for point in CrashPoint.allCases {
                    if Self.inAI.contains(point) {
                        await ai.kill()
                        ai = try Self.ai(folder, address, crash: point)
                    }
                    let id = try await Self.generate(service)
                    let crashing = try Self.worker(service, cluster.url(), crash: point)
                    if Self.inAI.contains(point) {
                        await ai.ended()
                        ai = try Self.ai(folder, address)
                    } else {
                        await crashing.ended()
                    }
                    // As if its lease had ended: what a lease lasts is another test's.
                    try await service.pool.execute("DELETE FROM job_worker")
                    let healthy = try Self.worker(service, cluster.url())
                    let video = try await service.finished(id)
                    await healthy.kill()
                    await crashing.kill()
                    let isBlind = Self.blind.contains(point)
                    #expect(video.status == (isBlind ? .failed : .completed), "\(point)")
                    #expect(video.error?.code == (isBlind ? "provider_outcome_unknown" : nil), "\(point)")
                    #expect(video.cost.billed == (isBlind ? .unknown : .true), "\(point)")
                }
                await ai.kill()
                try await Self.compare(service, bill: "\(folder)/scratch-paid.tsv")
            }
        }
    }

    /// Asks for a video that costs money and is not done at once.
    private static func generate(_ service: TestService) async throws -> String {
        let request = GenerateVideoRequest(prompt: "a lighthouse [slow:1]", duration: 2, seed: 7, model: "test-paid")
        while true {
            do throws(RPCError) {
                return try await service.client.generateVideo(request, options: service.by()).jobID
            } catch {
                // AIService is just starting, and its models are not known yet.
                guard error.reason == "models_unknown" else { throw error }
            }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private static func worker(
        _ service: TestService, _ databaseURL: String, crash: CrashPoint? = nil
    ) throws -> ServiceProgram {
        var environment = ["PROVIDER_OUTCOME_WAIT_SECONDS": "1"]
        if let crash { environment["VEOGEN_CRASH_POINT"] = crash.rawValue }
        return try ServiceProgram.worker(service, databaseURL: databaseURL, environment: environment)
    }

    /// Every call that the provider has taken is in the ledger once, and what both have as done costs the same.
    private static func compare(_ service: TestService, bill path: String) async throws {
        let bill = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: "\t")
        }
        let calls = bill.map { String($0[1]) }
        #expect(Set(calls).count == calls.count, "a submission was taken twice")
        #expect(calls.count == CrashPoint.allCases.count - blind.subtracting(taken).count)
        var ledger: [String: (state: String, micros: Int64?)] = [:]
        for row in try await service.pool.read("SELECT id, state::text, price_final_micros FROM provider_call").rows {
            ledger[try row.uuid(0).description] = (try row.text(1), try row.optionalInt64(2))
        }
        #expect(ledger.count == CrashPoint.allCases.count)
        #expect(ledger.values.count { $0.state == "unconfirmed" } == blind.count)
        for entry in bill {
            let call = try #require(ledger[String(entry[1])])
            if call.state == "done" { #expect(call.micros == Int64(entry[2])) }
        }
        #expect(calls.count { ledger[$0]?.state == "unconfirmed" } == taken.count)
        #expect(try await service.queue.unfinishedCount() == 0)
    }

    private static func ai(_ folder: String, _ address: RPCAddress, crash: CrashPoint? = nil) throws -> ServiceProgram {
        var environment = [
            "AI_ADDRESS": "\(address)", "AUTH_ADDRESS": "unix://\(folder)/no-auth.sock",
            "SCRATCH_PATH": "\(folder)/scratch", "TEST_PROVIDER_ENABLED": "true",
        ]
        if let crash { environment["VEOGEN_CRASH_POINT"] = crash.rawValue }
        return try ServiceProgram("veogen-ai", ["serve"], environment: environment)
    }
}
