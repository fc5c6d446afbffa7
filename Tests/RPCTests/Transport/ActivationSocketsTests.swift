import Echo
import Foundation
import NIOCore
import Testing

@testable import RPC

@Suite("Sockets that a process is started with", .timeLimit(.minutes(2)))
struct ActivationSocketsTests {
    private func sockets(
        _ socket: ListeningSocket, pid: String = "\(getpid())", count: String = "1"
    ) -> ActivationSockets {
        ActivationSockets(pid: pid, count: count, first: socket.descriptor)
    }

    @Test("are found by their path, once, and are not passed on")
    func path() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/a.sock"
            let socket = try ListeningSocket(SocketAddress(unixDomainSocketPath: path))
            let sockets = sockets(socket)
            #expect(sockets.take(path: "\(folder)/b.sock") == nil)
            #expect(sockets.take(path: path) == socket.descriptor)
            #expect(sockets.take(path: path) == nil)
            #expect(fcntl(socket.descriptor, F_GETFD) & FD_CLOEXEC != 0)
        }
    }

    @Test("are found by their port", arguments: ["127.0.0.1", "::1"])
    func port(host: String) throws {
        let socket = try ListeningSocket(SocketAddress(ipAddress: host, port: 0))
        let sockets = sockets(socket)
        #expect(sockets.take(port: socket.port ^ 1) == nil)
        #expect(sockets.take(port: 1 << 20) == nil)
        #expect(sockets.take(port: socket.port) == socket.descriptor)
        #expect(sockets.take(port: socket.port) == nil)
    }

    @Test("are none where they are for another process, are counted by nonsense, or do not listen")
    func none() throws {
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: 0)
        let silent = try ListeningSocket(address, isListening: false)
        #expect(sockets(silent).take(port: silent.port) == nil)
        let socket = try ListeningSocket(address)
        #expect(sockets(socket, pid: "1").take(port: socket.port) == nil)
        for count in ["", "-1", "0", "many", "99999999999999999999"] {
            #expect(sockets(socket, count: count).take(port: socket.port) == nil)
        }
        #expect(ActivationSockets(pid: nil, count: nil).take(port: socket.port) == nil)
    }

    @Test("are served, and outlive a server that is asked to stop")
    func served() async throws {
        try await withTemporaryFolder { folder in
            let path = "\(folder)/echo.sock"
            for _ in 0..<2 {
                // The process is started for the first connection, which waits for it.
                let program = try Program.activatedTestProcess(at: path, "serve", path)
                let greeting = try await program.firstOutput()
                #expect(greeting.hasPrefix("Listening on"))
                let client = RPCClient(address: .unix(path: path), logger: .quiet)
                let method = RPCMethodName(service: "veogen.echo.Echo", method: "Echo")
                let answer: EchoMessage = try await client.unary(method, EchoMessage(number: 7))
                #expect(answer.number == 7)
                client.close()
                try await program.stop()
                #expect(access(path, F_OK) == 0)
            }
        }
    }
}
