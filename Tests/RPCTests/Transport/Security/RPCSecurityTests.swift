import Echo
import Foundation
import Testing

@testable import RPC

@Suite("Who may be at the other end")
struct RPCSecurityTests {
    /// A user that runs neither the tests nor the system.
    private static let stranger: UInt32 = 3_999_999_999

    private static let impatient: RPCLimits = {
        var limits = RPCLimits()
        limits.connectionWaitMax = .milliseconds(50)
        return limits
    }()

    @Test("plain TCP is refused unless it is allowed, and beyond loopback even then")
    func plaintext() async throws {
        let allowed = RPCSecurity(allowsPlaintextLoopback: true)
        let loopback = RPCAddress.tcp(host: "127.0.0.1", port: 0)
        #expect(!RPCSecurity().admits(loopback))
        #expect(allowed.admits(loopback))
        #expect(!allowed.admits(.tcp(host: "10.0.0.1", port: 1)))
        #expect(!allowed.admits(.tcp(host: "localhost.example", port: 1)))
        let server = try RPCServer(address: loopback, methods: EchoService.methods, logger: .quiet)
        await #expect(throws: RPCSecurity.PlaintextRefused.self) { try await server.listen() }
        #expect(server.boundAddress == nil)
    }

    @Test("calls work over plain TCP on loopback where it is allowed, and nowhere else")
    func loopback() async throws {
        let security = RPCSecurity(allowsPlaintextLoopback: true)
        let server = try RPCServer(
            address: RPCAddress(parsing: "tcp://127.0.0.1:0"), methods: EchoService.methods, security: security,
            logger: .quiet)
        try await withRunning(server) { address in
            try await withClient(address, security: security) { client in
                let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage(number: 3))
                #expect(response.number == 3)
            }
            try await withClient(address, limits: Self.impatient) { client in
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                #expect(error?.reason == "unreachable")
            }
        }
    }

    @Test("a server hangs up on processes of users that it does not know")
    func caller() async throws {
        try await withServer(security: RPCSecurity(uidsAllowed: [Self.stranger])) { address in
            let frame = try await RawPeer.connected(to: address) { try await $0.receive() }
            #expect(frame == nil)
        }
    }

    @Test("a client sends nothing to a socket of a user that it does not know")
    func owner() async throws {
        try await withServer { address in
            try await withClient(
                address, security: RPCSecurity(uidsAllowed: [Self.stranger]), limits: Self.impatient
            ) { client in
                let error = await #expect(throws: RPCError.self) {
                    let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
                }
                #expect(error?.isSurelyNotSent == true)
            }
        }
    }
}
