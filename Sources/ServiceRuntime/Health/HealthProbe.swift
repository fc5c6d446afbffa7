import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Asks another process's `/health/ready`, as the health checks of containers do.
public struct HealthProbe: Sendable {
    /// What the process said of itself.
    public struct Answer: Sendable, Equatable {
        /// Whether it takes new work.
        public let isReady: Bool
        /// Its report, in JSON.
        public let report: String
    }

    /// Why there is no answer.
    public enum Failure: Error, Equatable {
        /// The answer was cut short, or did not come in time.
        case unanswered
        /// The report is longer than any health report.
        case tooLong
    }

    /// What a probe may take: orchestrators commonly give it 5 s.
    public static let timeout = TimeAmount.seconds(4)
    /// Bytes of a report: some hundred checks fit.
    public static let reportBytesMax = 64 << 10

    private let address: NetworkAddress
    private let usesTLS: Bool

    /// A probe of the process that serves health at `address`, over TLS where it serves nothing else. Its certificate
    /// is not looked at: it is for the names that clients use, and a probe tells nothing that others may not hear.
    public init(address: NetworkAddress, usesTLS: Bool = false) {
        self.address = address
        self.usesTLS = usesTLS
    }

    /// Asks once.
    ///
    /// - Throws: when nobody listens there, and `Failure`.
    public func ask() async throws -> Answer {
        let channel = try await connect()
        let alarm = channel.channel.eventLoop.scheduleTask(in: Self.timeout) { [channel = channel.channel] in
            channel.close(promise: nil)
        }
        defer { alarm.cancel() }
        return try await channel.executeThenClose { inbound, outbound in
            let head = HTTPRequestHead(
                version: .http1_1, method: .GET, uri: "/health/ready",
                headers: ["host": "localhost", "connection": "close", "accept": "application/json"])
            try await outbound.write(contentsOf: [.head(head), .end(nil)])
            return try await Self.answer(from: inbound)
        }
    }

    private typealias Connection = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    private func connect() async throws -> Connection {
        let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connectTimeout(Self.timeout)
        let context = usesTLS ? try Self.tlsContext() : nil
        let initializer: @Sendable (any Channel) -> EventLoopFuture<Connection> = { channel in
            channel.eventLoop.makeCompletedFuture {
                if let context {
                    let handler = try NIOSSLClientHandler(context: context, serverHostname: nil)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
                try channel.pipeline.syncOperations.addHTTPClientHandlers()
                return try Connection(wrappingChannelSynchronously: channel)
            }
        }
        return switch address {
        case .unix(let path): try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: initializer)
        case .tcp(let host, let port):
            try await bootstrap.connect(host: host, port: port, channelInitializer: initializer)
        }
    }

    private static func tlsContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        return try NIOSSLContext(configuration: configuration)
    }

    private static func answer(
        from parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>
    ) async throws -> Answer {
        var status: HTTPResponseStatus?
        var body: [UInt8] = []
        for try await part in parts {
            switch part {
            case .head(let head): status = head.status
            case .body(let bytes):
                guard body.count + bytes.readableBytes <= reportBytesMax else { throw Failure.tooLong }
                body += bytes.readableBytesView
            case .end:
                return Answer(isReady: status == .ok, report: String(decoding: body, as: UTF8.self))
            }
        }
        throw Failure.unanswered
    }
}
