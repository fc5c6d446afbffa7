import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import RPC

@Suite("How long connecting may take")
struct ConnectPatienceTests {
    @Test("the time doubles with each attempt that nobody answers, up to the limit, and begins anew with an answer")
    func doubling() {
        var limits = RPCLimits()
        (limits.connectTimeoutMin, limits.connectTimeout) = (.milliseconds(300), .seconds(1))
        var patience = ConnectPatience(limits: limits)
        var timeouts: [Int64] = []
        for _ in 0..<4 {
            timeouts.append(patience.timeout.nanoseconds / 1_000_000)
            patience.timedOut()
        }
        #expect(timeouts == [300, 600, 1000, 1000])
        patience.answered()
        #expect(patience.timeout == .milliseconds(300))
        (limits.connectTimeoutMin, limits.connectTimeout) = (.seconds(9), .nanoseconds(Int64.max))
        patience = ConnectPatience(limits: limits)
        for _ in 0..<99 { patience.timedOut() }
        #expect(patience.timeout.nanoseconds == .max)
    }

    @Test("a host that answers nothing is soon known to be down, and is tried again")
    func silentHost() async throws {
        let host = try SilentHost()
        var limits = RPCLimits()
        (limits.connectTimeoutMin, limits.connectTimeout) = (.milliseconds(5), .seconds(3600))
        let watcher = Watcher()
        let settings = ClientSettings(
            address: .tcp(host: "127.0.0.1", port: host.port), security: RPCSecurity(allowsPlaintextLoopback: true),
            limits: limits, observer: nil, logger: .quiet, watcher: watcher)
        let link = ClientLink(settings, on: MultiThreadedEventLoopGroup.singleton.any())
        link.eventLoop.execute { link.connectIfIdle() }
        var seen: [LinkCondition] = []
        for await condition in watcher.conditions {
            seen.append(condition)
            if seen.suffix(2) == [.down, .connecting] { break }
        }
        #expect(seen.contains(.down))
        try await link.eventLoop.submit { link.close() }.get()
    }

    private final class Watcher: LinkWatcher {
        let conditions: AsyncStream<LinkCondition>
        private let heard: AsyncStream<LinkCondition>.Continuation

        init() {
            (conditions, heard) = AsyncStream.makeStream()
        }

        func linkIs(_ condition: LinkCondition) {
            heard.yield(condition)
        }
    }
}

/// A TCP listener that takes nobody: its queue is full, and the kernel drops whoever comes.
private final class SilentHost {
    let port: Int
    private var sockets: [Int32] = []

    init() throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        sockets.append(listener)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listens = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 0) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        try #require(listens)
        port = Int(UInt16(bigEndian: address.sin_port))
        // One fits; the others are for kernels that take some more.
        for _ in 0..<4 {
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            sockets.append(client)
            withUnsafePointer(to: address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(client, $0, length) }
            }
        }
    }

    deinit {
        for socket in sockets { close(socket) }
    }
}
