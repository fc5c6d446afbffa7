import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import RPC

@Suite("Names of hosts")
struct NameResolverTests {
    @Test("A numeric address stands for itself")
    func numeric() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let addresses = try await NameResolver.addresses(of: "127.0.0.2", port: 7, on: loop).get()
        #expect(try addresses == [SocketAddress(ipAddress: "127.0.0.2", port: 7)])
    }

    @Test("Those who ask for a host together get its addresses, each with its own port and on its own loop")
    func together() async throws {
        let loops = MultiThreadedEventLoopGroup.singleton.makeIterator()
        let asked = zip(1...20, loops.map { $0 } + loops.map { $0 } + loops.map { $0 }).map { port, loop in
            (port, loop, NameResolver.addresses(of: "localhost", port: port, on: loop))
        }
        for (port, loop, answer) in asked {
            #expect(answer.eventLoop === loop)
            let addresses = try await answer.get()
            #expect(!addresses.isEmpty)
            #expect(addresses.allSatisfy { $0.port == port && ["127.0.0.1", "::1"].contains($0.ipAddress) })
        }
    }

    @Test("Those who ask for a host together share lookups")
    func shared() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        let count = Atomic(0)
        let answers = (1...20).map { port in
            NameResolver.addresses(of: "shared.test", port: port, on: loop) { host in
                count.add(1, ordering: .relaxed)
                return host == "shared.test" ? ["127.0.0.9"] : []
            }
        }
        for (port, answer) in zip(1...20, answers) {
            #expect(try await answer.get() == [SocketAddress(ipAddress: "127.0.0.9", port: port)])
        }
        // One, unless the machine took a quarter of a second to ask for all of them.
        #expect(count.load(ordering: .relaxed) < 20)
    }

    @Test("A host without an address is an error that names it")
    func unknown() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        await #expect {
            try await NameResolver.addresses(of: "none.invalid", port: 7, on: loop).get()
        } throws: { error in
            guard case .lookup(let host, let reason)? = error as? NameResolver.Failure else { return false }
            return host == "none.invalid" && !reason.isEmpty
        }
    }
}
