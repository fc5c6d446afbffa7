import Foundation
import Testing

@testable import RPC

@Suite("Hostile conversations with a server in a process of its own")
struct LiveFuzzTests {
    private static let framesPerConnection = 100
    /// How much more a server may hold after any number of conversations than after the first ones.
    private static let growthKilobytesMax = 32 << 10

    /// What became of it all.
    private struct Outcome {
        var frames = 0
        var slowest = Duration.zero
        var growthKilobytes = 0
    }

    @Test("a server survives mutated frames, answers others in the meantime, and keeps nothing of them")
    func liveServer() async throws {
        let budget = FuzzBudget()
        try await withTemporaryFolder { folder in
            let server = try Program.testProcess("serve", folder + "/s")
            #expect(try await server.firstOutput() == "ready\n")
            let outcome = try await onThread { try Self.attack(folder + "/s", process: server.identifier, budget) }
            try await server.destroy()
            print(
                "live fuzz: seed \(budget.seed), \(outcome.frames) frames, slowest answer \(outcome.slowest),",
                "growth \(outcome.growthKilobytes) KiB")
            #expect(outcome.frames > 0)
            #expect(outcome.slowest <= budget.hangMax)
            #expect(outcome.growthKilobytes <= Self.growthKilobytesMax)
        }
    }

    private static func attack(_ path: String, process: Int32, _ budget: FuzzBudget) throws -> Outcome {
        var mutator = FrameMutator(seed: budget.seed)
        var outcome = Outcome()
        var residentAtFirst: Int?
        while outcome.frames < budget.frames, budget.isTimeLeft {
            let began = ContinuousClock.now
            let attacker = try RawSocket(path: path, timeout: budget.hangMax)
            try attacker.send(mutator.conversation(frames: framesPerConnection))
            try serveWell(path, budget)
            attacker.halfClose()
            // The server has read everything when it hangs up.
            try attacker.receiveToEnd()
            outcome.slowest = max(outcome.slowest, ContinuousClock.now - began)
            outcome.frames += framesPerConnection
            // By then every buffer that is kept has been made.
            if outcome.frames >= 10_000, residentAtFirst == nil { residentAtFirst = try residentKilobytes(process) }
        }
        if let residentAtFirst { outcome.growthKilobytes = try residentKilobytes(process) - residentAtFirst }
        return outcome
    }

    /// A call of somebody else is answered as ever.
    private static func serveWell(_ path: String, _ budget: FuzzBudget) throws {
        let caller = try RawSocket(path: path, timeout: budget.hangMax)
        try caller.send(Frame.request(1).bytes)
        #expect(try caller.receive(FrameHeader.byteCount) == Frame(streamID: 1, type: 2).bytes)
    }

    private static func residentKilobytes(_ process: Int32) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
        return try #require(Int(line.split(separator: " ")[1]))
    }
}
