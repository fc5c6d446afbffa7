import Foundation
import Glibc
import Synchronization

/// A server on a socket of its own that does to each connection what a test says, however wrong that is.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (_ peer: ScriptedPeer, _ number: Int) -> Void

    let port: UInt16
    private let listener: Int32
    private let connections = Mutex(0)

    /// Listens, and runs `script` on a thread of its own for each connection, numbered from 0, which is closed
    /// afterwards.
    init(_ script: @escaping Script) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 512) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
        self.listener = listener
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { self.accept(script) }
    }

    /// Connections accepted until now.
    var connectionCount: Int { connections.withLock { $0 } }

    func url(_ path: String = "/", scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(port)\(path)" }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func accept(_ script: @escaping Script) {
        while true {
            let descriptor = Glibc.accept(listener, nil, nil)
            guard descriptor >= 0 else { break }
            let number = connections.withLock { count in
                defer { count += 1 }
                return count
            }
            Thread.detachNewThread {
                let peer = ScriptedPeer(descriptor)
                script(peer, number)
                peer.close()
            }
        }
        Glibc.close(listener)
    }

    /// Runs `body` with a server and stops that afterwards.
    static func with<Result>(
        _ script: @escaping Script, _ body: (ScriptedServer) async throws -> Result
    ) async throws -> Result {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        return try await body(server)
    }
}
