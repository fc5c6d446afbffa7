import Echo
import Foundation
import Synchronization
import Testing

@testable import RPC

@Suite("A server's life")
struct RPCServerTests {
    @Test("two methods of one name are an error")
    func duplicate() {
        #expect(throws: (any Error).self) {
            try RPCServer(
                address: .unix(path: "/tmp/x"), methods: EchoService.methods + EchoService.methods, logger: .quiet)
        }
    }

    @Test("the socket file is for owner and group, and goes with the server")
    func socketFile() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            let server = try RPCServer(address: .unix(path: path), methods: [], logger: .quiet)
            try await server.listen()
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o660)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["s"])
            let run = Task { try await server.run() }
            run.cancel()
            try await run.value
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("a dead server's socket file is replaced, a living one's and other files are not")
    func occupied() async throws {
        try await withServer { address in
            guard case .unix(let path) = address else { return }
            let second = try RPCServer(address: address, methods: [], logger: .quiet)
            await #expect(throws: UnixSocketFile.Failure.self) { try await second.listen() }
            let file = path + ".txt"
            try Data().write(to: URL(fileURLWithPath: file))
            let third = try RPCServer(address: .unix(path: file), methods: [], logger: .quiet)
            await #expect(throws: UnixSocketFile.Failure.self) { try await third.listen() }
            #expect(FileManager.default.fileExists(atPath: file))
            // A socket that nobody listens on is what a killed server leaves.
            let stale = try UnixSocketFile(path: path + ".stale")
            try stale.publish()
            close(stale.descriptor)
            let fourth = try RPCServer(address: .unix(path: path + ".stale"), methods: [], logger: .quiet)
            try await fourth.listen()
            let run = Task { try await fourth.run() }
            run.cancel()
            try await run.value
        }
    }

    @Test("connections above the limit are closed at once, the others work")
    func connectionLimit() async throws {
        var limits = RPCLimits()
        limits.connectionsMax = 1
        try await withServer(limits: limits) { address in
            try await RawPeer.connected(to: address) { first in
                try await first.send(Frame.request(1).bytes)
                let greeting = try await first.receive()
                #expect(greeting?.streamID == 1)
                try await RawPeer.connected(to: address) { second in
                    let answer = try await second.receive()
                    #expect(answer == nil)
                }
                try await first.send(Frame.request(3).bytes)
                let answer = try await first.receive()
                #expect(answer?.streamID == 3)
            }
        }
    }

    @Test("calls above the limit of a connection are refused")
    func callLimit() async throws {
        var limits = RPCLimits()
        limits.callsPerConnectionMax = 1
        let release = Gate()
        let method = RPCMethod.unary(EchoService.echoAsync) { (request: EchoMessage, _) async in
            await release.wait()
            return request
        }
        try await withServer([method], limits: limits) { address in
            try await RawPeer.connected(to: address) { peer in
                let first = Frame.request(1, method: "EchoAsync")
                let second = Frame.request(3, method: "EchoAsync")
                try await peer.send(first.bytes + second.bytes)
                let refused = try #require(try await peer.receive())
                #expect(refused.streamID == 3)
                #expect(try refused.error()?.reason == "too_many_calls")
                #expect(try refused.error()?.isUnhandled == true)
                release.open()
                #expect(try await peer.receive()?.streamID == 1)
            }
        }
    }

    @Test("a handler that passes on another server's refusal has begun itself")
    func relayedRefusal() async throws {
        let method = RPCMethod.unary(EchoService.echoAsync) { (_: EchoMessage, _) async throws -> EchoMessage in
            throw RPCError.unavailable("overloaded", "Too busy").unhandled
        }
        try await withServer([method]) { address in
            try await RawPeer.connected(to: address) { peer in
                try await peer.send(Frame.request(1, method: "EchoAsync").bytes)
                let error = try #require(try await peer.receive()?.error())
                #expect(error.reason == "overloaded")
                #expect(!error.isUnhandled)
            }
        }
    }

    @Test("a client that sends without reading is held up, not stored")
    func unreadAnswers() async throws {
        let answered = Mutex(0)
        let payload = [UInt8](repeating: 5, count: 1 << 20)
        let method = RPCMethod.inline(EchoService.echo) { (_: EchoMessage, _) in
            answered.withLock { $0 += 1 }
            return EchoMessage(payload: payload)
        }
        try await withServer([method]) { address in
            try await RawPeer.connected(to: address) { peer in
                let requests = (0..<64).flatMap { Frame.request(UInt32($0) * 2 + 1).bytes }
                try await peer.send(requests)
                #expect(try await peer.receive()?.streamID == 1)
                // One megabyte each: the limit, what the sockets hold, and what this peer has taken in already.
                #expect(answered.withLock(\.self) < 32)
                for index in 1..<64 { #expect(try await peer.receive()?.streamID == UInt32(index) * 2 + 1) }
            }
        }
    }
}
