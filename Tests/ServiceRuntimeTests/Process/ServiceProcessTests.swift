import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct ServiceProcessTests {
    @Test("SIGTERM and SIGINT let a process drain, and it ends with 0", arguments: [SIGTERM, SIGINT])
    func graceful(signal: Int32) async throws {
        let child = try ChildProcess([:])
        try await child.wait(for: #""message":"ready""#)
        kill(child.identifier, signal)
        let (lines, end) = await child.finish()
        #expect(end == .init(status: 0, isBySignal: false))
        let expected = ["stopping", "drained", "stopped"]
        let said = expected.map { word in lines.firstIndex { $0.contains("\"message\":\"\(word)\"") } }
        #expect(said.compactMap { $0 } == said.compactMap { $0 }.sorted() && !said.contains(nil), "\(lines)")
    }

    @Test("a process that waits before its services run ends at once", arguments: [SIGTERM, SIGINT])
    func starting(signal: Int32) async throws {
        let child = try ChildProcess(["BEHAVIOUR": "waiting"])
        try await child.wait(for: #""message":"starting""#)
        kill(child.identifier, signal)
        #expect(await child.finish().end == .init(status: 0, isBySignal: false))
    }

    @Test("what outlives the grace is cancelled")
    func cancelled() async throws {
        let child = try ChildProcess(["BEHAVIOUR": "slow", "SHUTDOWN_GRACE_SECONDS": "0"])
        try await child.wait(for: #""message":"ready""#)
        kill(child.identifier, SIGTERM)
        let (lines, end) = await child.finish()
        #expect(!end.isBySignal)
        #expect(lines.contains { $0.contains(#""message":"cancelled""#) }, "\(lines)")
    }

    @Test("a process that can't be stopped is ended by the kernel")
    func stuck() async throws {
        let child = try ChildProcess(["BEHAVIOUR": "stuck", "SHUTDOWN_GRACE_SECONDS": "0"])
        try await child.wait(for: #""message":"ready""#)
        kill(child.identifier, SIGTERM)
        #expect(await child.finish().end == .init(status: SIGALRM, isBySignal: true))
    }

    @Test("wrong settings end the process with EX_CONFIG and a line for each, secrets unseen")
    func misconfigured() async throws {
        let child = try ChildProcess(["BEHAVIOUR": "odd", "LOG_LEVEL": "loud", "PASSWORD": "x", "PASSWORD_FILE": "/x"])
        let (lines, end) = await child.finish()
        #expect(end == .init(status: 78, isBySignal: false))
        #expect(lines.first == "test-process: 3 settings are wrong:")
        #expect(lines.dropFirst().map { $0.prefix { $0 != ":" } } == ["  LOG_LEVEL", "  BEHAVIOUR", "  PASSWORD"])
    }

    @Test("a process that can't start says why and ends with 1")
    func failing() async throws {
        let child = try ChildProcess(["BEHAVIOUR": "failing"])
        let (lines, end) = await child.finish()
        #expect(end == .init(status: 1, isBySignal: false))
        #expect(lines.last?.contains(#""message":"the process ends","error":"StartFailure()""#) == true, "\(lines)")
    }

    @Test("an address that can't be bound keeps the process from running on without its metrics")
    func addressUnusable() async throws {
        let child = try ChildProcess(["METRICS_ADDRESS": "unix:///nowhere/at/all.sock"])
        #expect(await child.finish().end == .init(status: 1, isBySignal: false))
    }

    @Test("metrics are served on a Unix socket, and an idle process is small")
    func memory() async throws {
        let folder = try TemporaryFolder()
        let child = try ChildProcess(["METRICS_ADDRESS": "unix://\(folder.path)/m.sock"])
        try await child.wait(for: "serving metrics and health")
        let rollup = try String(contentsOfFile: "/proc/\(child.identifier)/smaps_rollup", encoding: .utf8)
        let line = try #require(rollup.split(separator: "\n").first { $0.hasPrefix("Pss:") })
        let kibibytes = try #require(line.split(separator: " ").compactMap { Int($0) }.first)
        // The bound is for a release build; a debug build with its larger code stays below twice as much.
        #expect(kibibytes < 48 << 10, "\(kibibytes) KiB")
        kill(child.identifier, SIGTERM)
        #expect(await child.finish().end == .init(status: 0, isBySignal: false))
    }
}
