import Echo
import Foundation
import Testing

@testable import RPC

@Suite("Ten thousand connections")
struct ConnectionLeakTests {
    /// What a process has open and uses, as the kernel says.
    private struct Usage {
        let descriptors: Int
        let residentBytes: Int

        init(of process: Int32) throws {
            descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count
            let pages = try String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8).split(separator: " ")[1]
            residentBytes = (Int(pages) ?? 0) * Int(getpagesize())
        }
    }

    /// Opens and closes connections: idle ones, plain ones, announced ones, and some in the middle of a call.
    private func visit(_ path: String, _ count: Int) async throws {
        try await onThread {
            for index in 0..<count { try Self.visit(path, state: index % 4) }
        }
    }

    private static func visit(_ path: String, state: Int) throws {
        let socket = try RawSocket(path: path)
        switch state {
        case 0: break
        case 1:
            try socket.send(Frame.request(1).bytes)
            #expect(try socket.receive(10) == Frame(streamID: 1, type: 2).bytes)
        case 2:
            try socket.send(Frame.hello.bytes + Frame.request(3, method: "EchoAsync").bytes)
            #expect(try socket.receive(18) == Frame.hello.bytes)
        default:
            try socket.send(Frame.hello.bytes + Frame.request(3, method: "Sum", flags: 2).bytes)
            try socket.send(Frame.data(3, 1).bytes + Frame.data(3, 2).bytes.dropLast())
        }
    }

    @Test("they are opened and closed in every state without a leak", .timeLimit(.minutes(5)))
    func leak() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            let server = try Program.testProcess("serve", path)
            let greeting = try await server.firstOutput()
            #expect(greeting == "ready\n")
            try await visit(path, 1_000)
            let before = try Usage(of: server.identifier)
            try await visit(path, 10_000)
            // The server closes behind its clients; what it has not noticed yet is not leaked.
            var after = try Usage(of: server.identifier)
            while after.descriptors > 32 {
                try await visit(path, 4)
                after = try Usage(of: server.identifier)
            }
            #expect(after.residentBytes - before.residentBytes < 32 << 20)
            try await server.destroy()
        }
    }
}
