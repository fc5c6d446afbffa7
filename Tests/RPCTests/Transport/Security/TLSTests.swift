import Echo
import Foundation
import Logging
import Testing

@testable import RPC

@Suite("TLS between services")
struct TLSTests {
    /// Answers with who called.
    static let whoami = RPCMethod.inline(EchoService.echo) { (_: EchoMessage, context) in
        guard case .certificate(let names, _) = context.peer else { return EchoMessage(text: "\(context.peer)") }
        return EchoMessage(text: names.joined(separator: ","))
    }

    static func server(
        _ security: RPCSecurity, limits: RPCLimits = RPCLimits(), logger: Logger = .quiet
    ) throws -> RPCServer {
        try RPCServer(
            address: RPCAddress(parsing: "tcp://127.0.0.1:0"), methods: [whoami], security: security, limits: limits,
            logger: logger)
    }

    /// Who the server says is calling, waiting for a connection as long as it takes.
    static func ask(_ address: RPCAddress, as security: RPCSecurity) async throws -> String {
        var limits = RPCLimits()
        limits.connectionWaitMax = .seconds(30)
        return try await withClient(address, security: security, limits: limits) { client in
            let response: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            return response.text
        }
    }

    /// Calls until the attempt has been refused for `reason`, as `log` tells.
    static func beRefused(
        _ address: RPCAddress, as security: RPCSecurity, logger: Logger = .quiet, log: RecordedLog, for reason: String
    ) async throws {
        let client = RPCClient(address: address, security: security, logger: logger)
        defer { client.close() }
        var error: RPCError?
        // A slow machine may take more than one call's patience to shake hands.
        for _ in 0..<20 where !log.lines.contains(where: { $0.contains(reason) }) {
            error = await #expect(throws: RPCError.self) {
                let _: EchoMessage = try await client.unary(EchoService.echo, EchoMessage())
            }
        }
        #expect(error?.code == .unavailable)
        #expect(log.lines.contains { $0.contains(reason) }, "\(log.lines)")
    }

    @Test("each side knows the other by the name in its certificate, whatever the host is called")
    func mutual() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway"], in: folder)
            let server = try Self.server(certificates.security("auth", expecting: "gateway"))
            let client = try certificates.security("gateway", expecting: "auth")
            try await withRunning(server) { address in
                // Once by number, once by a name that has to be looked up.
                guard case .tcp(_, let port) = address else { return }
                for host in ["127.0.0.1", "localhost"] {
                    let caller = try await Self.ask(.tcp(host: host, port: port), as: client)
                    #expect(caller == "gateway.veogen")
                }
            }
        }
    }

    @Test("a caller whose name is not allowed is not answered, nor one of another authority")
    func strangers() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway", "worker"], in: folder)
            let foreign = try await TestCertificates(["auth", "gateway"], in: folder + "/foreign")
            let log = RecordedLog()
            let server = try Self.server(certificates.security("auth", expecting: "gateway"), logger: log.logger)
            var impostor = try foreign.security("gateway", expecting: "auth")
            // Believes our authority, but is not believed.
            impostor.credentials = try TLSCredentials(
                TLSFiles(
                    certificateChain: foreign.files("gateway").certificateChain,
                    privateKey: foreign.files("gateway").privateKey, trustRoots: "\(folder)/ca.pem"), logger: .quiet)
            let strangers = [
                (try certificates.security("worker", expecting: "auth"), #"identity(["worker.veogen"])"#),
                (impostor, "CERTIFICATE_VERIFY_FAILED"),
                (RPCSecurity(allowsPlaintextLoopback: true), "WRONG_VERSION_NUMBER"),
            ]
            try await withRunning(server) { address in
                for (stranger, reason) in strangers {
                    try await Self.beRefused(address, as: stranger, log: log, for: reason)
                }
            }
        }
    }

    @Test("a client sends nothing to a server of another name or another authority")
    func impostors() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway"], in: folder)
            let foreign = try await TestCertificates(["auth", "gateway"], in: folder + "/foreign")
            let server = try Self.server(certificates.security("auth", expecting: "gateway"))
            try await withRunning(server) { address in
                let clients = [
                    (try certificates.security("gateway", expecting: "video"), #"identity(["auth.veogen"])"#),
                    (try foreign.security("gateway", expecting: "auth"), "CERTIFICATE_VERIFY_FAILED"),
                ]
                for (client, reason) in clients {
                    let log = RecordedLog()
                    try await Self.beRefused(address, as: client, logger: log.logger, log: log, for: reason)
                }
            }
        }
    }

    @Test("TLS 1.2 is refused, and so is a caller without a certificate")
    func openssl() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway"], in: folder)
            let server = try Self.server(certificates.security("auth", expecting: "gateway"))
            let pair = ["-cert", "\(folder)/gateway.pem", "-key", "\(folder)/gateway.key"]
            try await withRunning(server) { address in
                guard case .tcp(_, let port) = address else { return }
                let connect = ["s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", "\(folder)/ca.pem"]
                let old = try await Self.openssl(connect + pair + ["-tls1_2"])
                #expect(old.contains("protocol version"))
                let anonymous = try await Self.openssl(connect + ["-tls1_3"])
                #expect(anonymous.contains("certificate required"))
            }
        }
    }

    /// What openssl says on both of its outputs until the other side has hung up.
    private static func openssl(_ arguments: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        let ended = Gate()
        process.terminationHandler = { _ in ended.open() }
        try process.run()
        await ended.wait()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    @Test("a peer that connects and keeps silent is hung up on")
    func silence() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth"], in: folder)
            var limits = RPCLimits()
            limits.handshakeTimeout = .milliseconds(10)
            let server = try Self.server(certificates.security("auth", expecting: "gateway"), limits: limits)
            try await withRunning(server) { address in
                let frame = try await RawPeer.connected(to: address) { try await $0.receive() }
                #expect(frame == nil)
            }
        }
    }

    @Test("calls in plain text to a server with a certificate are not answered")
    func plaintext() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth"], in: folder)
            var security = try certificates.security("auth", expecting: "gateway")
            security.allowsPlaintextLoopback = true
            try await withRunning(Self.server(security)) { address in
                try await RawPeer.connected(to: address) { peer in
                    try await peer.send(Frame.request(1).bytes)
                    // What comes is a TLS alert, which is no frame of ours.
                    while let frame = try await peer.receive() { #expect(frame.type != FrameType.response.rawValue) }
                }
            }
        }
    }
}
