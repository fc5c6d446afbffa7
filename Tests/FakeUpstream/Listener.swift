import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A request as a whole.
struct Request: Sendable {
    let method: String
    let path: String
    let headers: HTTPHeaders
    let body: [UInt8]
}

/// Reads requests, and writes answers byte for byte as they are meant to be, spoilt or not.
struct Listener: Sendable {
    private typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, ByteBuffer>
    private static let bodyBytesMax = 64 << 20

    let port: Int

    func run(_ answer: @escaping @Sendable (Request) async -> Answer) async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
                    return try Channel(wrappingChannelSynchronously: channel)
                }
            }
        FileHandle.standardOutput.write(Data("listening on \(server.channel.localAddress?.port ?? 0)\n".utf8))
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    // A connection that fails is the client's, or was made to fail.
                    group.addTask { try? await Self.serve(connection, answer) }
                }
            }
        }
    }

    private static func serve(
        _ connection: Channel, _ answer: @Sendable (Request) async -> Answer
    ) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var head: HTTPRequestHead?
            var body: [UInt8] = []
            for try await part in inbound {
                switch part {
                case .head(let next):
                    head = next
                    body = []
                case .body(let bytes):
                    body += bytes.readableBytesView
                    guard body.count <= bodyBytesMax else { return }
                case .end:
                    guard let head else { return }
                    let request = Request(
                        method: head.method.rawValue, path: head.uri, headers: head.headers, body: body)
                    let isKept = try await deliver(await answer(request), outbound, connection.channel)
                    guard isKept, head.isKeepAlive else { return }
                }
            }
        }
    }

    /// Writes an answer; false when the connection is to be closed.
    private static func deliver(
        _ answer: Answer, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ channel: any NIOCore.Channel
    ) async throws -> Bool {
        let bytes = answer.bytes
        switch answer.delivery {
        case .whole:
            try await outbound.write(ByteBuffer(bytes: bytes))
            return true
        case .reset:
            // An end with unsent data and no time to linger is a reset.
            let socket = channel as? any SocketOptionProvider
            try await socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            try await channel.close()
        case .hang:
            try await channel.closeFuture.get()
        case .slow:
            for byte in bytes {
                try await outbound.write(ByteBuffer(bytes: [byte]))
                try await Task.sleep(for: .seconds(1))
            }
        case .truncated:
            try await outbound.write(ByteBuffer(bytes: bytes[..<(bytes.count - (answer.body.count + 1) / 2)]))
        case .huge:
            try await outbound.write(ByteBuffer(bytes: bytes))
            let zeros = ByteBuffer(repeating: 0, count: 1 << 20)
            while !Task.isCancelled { try await outbound.write(zeros) }
        }
        return false
    }
}
