import Echo
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import RPC

@Suite("Endpoints that are found by name")
struct NameTests {
    private static let security = RPCSecurity(allowsPlaintextLoopback: true)

    /// The endpoints of one name, whose lookups are answered by `resolve`.
    private static func endpoints(_ limits: RPCLimits, resolve: @escaping EndpointSet.Resolve) -> EndpointSet {
        EndpointSet(
            RPCTarget([.tcp(host: "service.test", port: 1)], security: security), limits: limits, observer: nil,
            logger: .quiet, on: MultiThreadedEventLoopGroup.singleton.next(), resolve: resolve)
    }

    /// A server that answers with its own number.
    private static func server(_ number: Int64) throws -> RPCServer {
        let method = RPCMethod.unary(EchoService.echo) { (_: EchoMessage, _) async in EchoMessage(number: number) }
        return try RPCServer(
            address: .tcp(host: "127.0.0.1", port: 0), methods: [method], security: security, logger: .quiet)
    }

    /// Where nobody listens.
    private static let nowhere = RPCAddress.tcp(host: "127.0.0.1", port: 1)

    private static func isEverywhere(_ endpoints: EndpointSet, _ addresses: Set<RPCAddress>) -> Bool {
        Set(endpoints.endpoints.map(\.address)) == addresses
    }

    @Test("a name whose endpoint is down is looked up again at once")
    func movedName() async throws {
        try await withRunning(Self.server(1)) { address in
            let answer = Mutex([Self.nowhere])
            var limits = RPCLimits()
            limits.balancing.resolveInterval = .seconds(3600)
            limits.balancing.resolveIntervalWhenDown = .milliseconds(1)
            let endpoints = Self.endpoints(limits) { _, _, loop in answer.resolved(on: loop) }
            defer { endpoints.close() }
            _ = endpoints.pick()
            while !endpoints.endpoints.contains(where: \.isDown) { await Task.yield() }
            answer.withLock { $0 = [address] }
            while !Self.isEverywhere(endpoints, [address]) { await Task.yield() }
        }
    }

    @Test("a lookup whose answer is lost does not keep the next one from finding the endpoint")
    func lostAnswer() async throws {
        try await withRunning(Self.server(1)) { address in
            let lost = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: [SocketAddress].self)
            let count = Mutex(0)
            let answer = Mutex([Self.nowhere])
            var limits = RPCLimits()
            limits.balancing.resolveInterval = .seconds(3600)
            limits.balancing.resolveIntervalWhenDown = .milliseconds(1)
            let endpoints = Self.endpoints(limits) { _, _, loop in
                let number = count.withLock { count in
                    count += 1
                    return count
                }
                return number == 2 ? lost.futureResult.hop(to: loop) : answer.resolved(on: loop)
            }
            defer { endpoints.close() }
            _ = endpoints.pick()
            while count.withLock({ $0 }) < 2 { await Task.yield() }
            answer.withLock { $0 = [address] }
            while !Self.isEverywhere(endpoints, [address]) { await Task.yield() }
            // What it would have said then is of no interest any more.
            lost.succeed([try SocketAddress(ipAddress: "127.0.0.1", port: 1)])
            _ = try await lost.futureResult.hop(to: #require(endpoints.endpoints.first).link.eventLoop).get()
            #expect(Self.isEverywhere(endpoints, [address]))
        }
    }

    @Test("a service whose address is given up a moment ago is waited for, though another address has long been dead")
    func givenUp() async throws {
        try await withRunning(Self.server(1)) { address in
            let answer = Mutex([address, Self.nowhere])
            var limits = RPCLimits()
            limits.connectionWaitMax = .milliseconds(1)
            limits.balancing.resolveIntervalWhenDown = .milliseconds(1)
            let endpoints = Self.endpoints(limits) { _, _, loop in answer.resolved(on: loop) }
            defer { endpoints.close() }
            _ = endpoints.pick()
            while !endpoints.endpoints.contains(where: { $0.isDownForLong(at: .now()) }) { await Task.yield() }
            while !endpoints.endpoints.contains(where: \.isConnected) { await Task.yield() }
            answer.withLock { $0 = [Self.nowhere] }
            while !Self.isEverywhere(endpoints, [Self.nowhere]) { await Task.yield() }
            let moment = try #require(endpoints.lastRetired)
            #expect(endpoints.endpoints.allSatisfy { $0.isDownForLong(at: moment) })
            #expect(!endpoints.isGoneForLong(at: moment))
            #expect(endpoints.isGoneForLong(at: moment + .seconds(1)))
        }
    }

    @Test("a name stands for all of its addresses, and follows them when they change")
    func names() async throws {
        try await withRunning(Self.server(1)) { first in
            try await withRunning(Self.server(2)) { second in
                let answer = Mutex([first])
                var limits = RPCLimits()
                limits.balancing.resolveInterval = .milliseconds(1)
                let endpoints = Self.endpoints(limits) { _, _, loop in answer.resolved(on: loop) }
                defer { endpoints.close() }
                _ = endpoints.pick()
                while !Self.isEverywhere(endpoints, [first]) { await Task.yield() }
                answer.withLock { $0 = [second, first] }
                while !Self.isEverywhere(endpoints, [first, second]) { await Task.yield() }
                let kept = endpoints.endpoints.first { $0.address == first }
                // A failed lookup, as of a name that is not there for a moment, changes nothing.
                answer.withLock { $0 = [] }
                answer.withLock { $0 = [second] }
                while !Self.isEverywhere(endpoints, [second]) { await Task.yield() }
                // The endpoint that is no more takes no call: its link is closed.
                let link = try #require(kept?.link)
                while !(try await link.eventLoop.submit { link.isClosed }.get()) { await Task.yield() }
            }
        }
    }
}

extension Mutex<[RPCAddress]> {
    /// The addresses, as a resolver says them.
    fileprivate func resolved(on loop: any EventLoop) -> EventLoopFuture<[SocketAddress]> {
        let addresses = withLock { $0 }
        return loop.makeCompletedFuture {
            try addresses.compactMap { address in
                guard case .tcp(let host, let port) = address else { return nil }
                return try SocketAddress(ipAddress: host, port: port)
            }
        }
    }
}
