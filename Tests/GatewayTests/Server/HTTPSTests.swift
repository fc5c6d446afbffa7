import Foundation
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import RPC
import ServiceRuntime
import Testing

@testable import Gateway

@Suite("HTTPS", .timeLimit(.minutes(2)))
struct HTTPSTests {
    private static let request = "GET /health/live HTTP/1.1\r\nHost: gateway.veogen\r\nConnection: close\r\n\r\n"

    /// Certificates of a new authority for `gateway.veogen`. Blocks.
    private static func issue(in folder: String) throws {
        let process = Process()
        process.executableURL =
            URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../scripts/certificates")
            .standardizedFileURL
        process.arguments = [folder, "gateway"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private static func withCertificate(
        _ body: @Sendable @escaping (String, ServerCertificate) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/https-\(UInt32.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await NIOThreadPool.singleton.runIfActive { try issue(in: folder) }
        let certificate = try ServerCertificate(
            certificateChain: "\(folder)/gateway.pem", privateKey: "\(folder)/gateway.key",
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await body(folder, certificate)
    }

    /// What the server answers to who believes the authority in `folder`, and the certificate that it has shown.
    private static func ask(port: Int, believing folder: String) async throws -> (answer: String, serial: [UInt8]) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file("\(folder)/ca.pem")
        let context = try NIOSSLContext(configuration: configuration)
        let (parts, continuation) = AsyncStream<AnswerCollector.Part>.makeStream()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let tls = try NIOSSLClientHandler(context: context, serverHostname: "gateway.veogen")
                    try channel.pipeline.syncOperations.addHandlers([tls, AnswerCollector(continuation)])
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: request))
        var (answer, serial) = ("", [UInt8]())
        for await part in parts {
            answer += String(buffer: part.bytes)
            serial = part.serial
        }
        return (answer, serial)
    }

    @Test("With a certificate the API is served over TLS, and over nothing else")
    func serves() async throws {
        try await Self.withCertificate { folder, certificate in
            try await withGateway(policy: EdgePolicy(isSecure: true), certificate: certificate) { gateway in
                let (answer, _) = try await Self.ask(port: gateway.http.port, believing: folder)
                #expect(answer.hasPrefix("HTTP/1.1 200 "))
                #expect(answer.contains("Strict-Transport-Security: max-age="))
                let plain = try await gateway.http.sendRaw(Array(Self.request.utf8))
                #expect(!plain.contains("HTTP/1.1 200"))
                let address = NetworkAddress.tcp(host: "127.0.0.1", port: gateway.http.port)
                let health = try await HealthProbe(address: address, usesTLS: true).ask()
                #expect(health.report.contains("status"))
            }
        }
    }

    @Test("A new certificate is shown to the next connection; one without its key leaves the old one in force")
    func reloads() async throws {
        try await Self.withCertificate { folder, certificate in
            try await withGateway(certificate: certificate) { gateway in
                let port = gateway.http.port
                let (_, before) = try await Self.ask(port: port, believing: folder)
                try await NIOThreadPool.singleton.runIfActive { try Self.issue(in: folder) }
                let (answer, after) = try await Self.ask(port: port, believing: folder)
                #expect(answer.hasPrefix("HTTP/1.1 200 "))
                #expect(after != before)
                try Data("no key".utf8).write(to: URL(fileURLWithPath: "\(folder)/gateway.key"))
                let (still, same) = try await Self.ask(port: port, believing: folder)
                #expect(still.hasPrefix("HTTP/1.1 200 "))
                #expect(same == after)
            }
        }
    }
}

/// Collects an answer, with the certificate of who gives it: once the channel is closed it can't be asked for.
private final class AnswerCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias Part = (bytes: ByteBuffer, serial: [UInt8])
    private let continuation: AsyncStream<Part>.Continuation

    init(_ continuation: AsyncStream<Part>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        continuation.yield((unwrapInboundIn(data), certificate?.serialNumber ?? []))
    }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { continuation.finish() }
}
