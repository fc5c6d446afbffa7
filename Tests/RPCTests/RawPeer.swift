import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import RPC

/// The other end of a connection, byte by byte: for conversations that no well-behaved client or server would have.
struct RawPeer {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var received = ByteBuffer()

    init(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) {
        self.inbound = inbound.makeAsyncIterator()
        self.outbound = outbound
    }

    /// Connects to the server at `address` for the duration of `body`.
    static func connected<Result>(
        to address: RPCAddress, _ body: (inout RawPeer) async throws -> Result
    ) async throws -> Result {
        let target =
            switch address {
            case .unix(let path): try SocketAddress(unixDomainSocketPath: path)
            case .tcp(let host, let port): try SocketAddress(ipAddress: host, port: port)
            }
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(to: target) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var peer = RawPeer(inbound, outbound)
            return try await body(&peer)
        }
    }

    /// What the server's side of a conversation does.
    typealias Side = @Sendable (inout RawPeer) async throws -> Void

    /// Listens for a client, and is the server that it meets with its first connection, after the announcement.
    static func accepting<Result: Sendable>(
        at path: String, greeting: Frame = .hello, client: @escaping @Sendable () async throws -> Result,
        server: @escaping Side
    ) async throws -> Result {
        try await accepting(at: path, greeting: greeting, client: client, servers: [server])
    }

    /// The same with a server for each connection that the client makes, in their order.
    static func accepting<Result: Sendable>(
        at path: String, greeting: Frame = .hello, client: @escaping @Sendable () async throws -> Result,
        servers: [Side]
    ) async throws -> Result {
        // Not as a stream of wrapped channels: one that comes while the listener closes would be lost, which traps.
        let (channels, arrivals) = AsyncStream<any Channel>.makeStream()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                arrivals.yield(channel)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(unixDomainSocketPath: path).get()
        let outcome = Task {
            defer { arrivals.finish() }
            return try await client()
        }
        let parts = Parts(servers)
        try await withThrowingTaskGroup { group in
            for await channel in channels {
                group.addTask { try await serve(channel, greeting, parts) }
            }
            listener.close(promise: nil)
            try await group.waitForAll()
        }
        return try await outcome.value
    }

    /// What is still to be played.
    private final class Parts: Sendable {
        private let rest: Mutex<ArraySlice<Side>>

        init(_ servers: [Side]) {
            rest = Mutex(servers[...])
        }

        func next() -> Side? { rest.withLock { $0.popFirst() } }
    }

    /// Plays the next part for a client that announces itself. One that leaves before takes none, and one that comes
    /// when all are played finds the door closed behind it.
    private static func serve(_ channel: any Channel, _ expected: Frame, _ parts: Parts) async throws {
        let wrapping = channel.eventLoop.submit {
            try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
        guard let wrapped = try? await wrapping.get() else { return }
        try await wrapped.executeThenClose { inbound, outbound in
            var peer = RawPeer(inbound, outbound)
            guard (try? await channel.setOption(.autoRead, value: true).get()) != nil,
                let greeting = try? await peer.receive(), let part = parts.next()
            else { return }
            #expect(greeting == expected)
            try await part(&peer)
        }
    }

    func send(_ bytes: [UInt8]) async throws {
        try await outbound.write(ByteBuffer(bytes: bytes))
    }

    /// Sends requests until one is refused because the server is about to close, and returns the refusal.
    mutating func awaitRefusal() async throws -> RPCError {
        var streamID: UInt32 = 1
        while true {
            streamID += 2
            try await send(Frame.request(streamID).bytes)
            if let refusal = try await receive()?.error() { return refusal }
        }
    }

    /// The next frame; nil when the other side has closed.
    mutating func receive() async throws -> Frame? {
        while true {
            if let frame = Frame(&received) { return frame }
            guard let more = try await inbound.next() else { return nil }
            received.writeImmutableBuffer(more)
        }
    }
}

/// A frame as the tests write and read it.
struct Frame: Equatable, Sendable {
    var streamID: UInt32
    var type: UInt8
    var flags: UInt8 = 0
    var data: [UInt8] = []

    var bytes: [UInt8] { Self.header(length: UInt32(data.count), streamID: streamID, type: type, flags: flags) + data }

    static func header(length: UInt32, streamID: UInt32, type: UInt8, flags: UInt8 = 0) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writeInteger(length)
        buffer.writeInteger(streamID)
        buffer.writeBytes([type, flags])
        return [UInt8](buffer: buffer)
    }

    init(streamID: UInt32, type: UInt8, flags: UInt8 = 0, data: [UInt8] = []) {
        self.streamID = streamID
        self.type = type
        self.flags = flags
        self.data = data
    }

    /// Takes a whole frame off `buffer`, nil while there is none.
    init?(_ buffer: inout ByteBuffer) {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self),
            buffer.readableBytes >= 10 + Int(length), let head = buffer.readBytes(length: 10),
            let data = buffer.readBytes(length: Int(length))
        else { return nil }
        streamID = head[4..<8].reduce(0) { $0 << 8 | UInt32($1) }
        type = head[8]
        flags = head[9]
        self.data = data
    }

    /// The announcement of client and server.
    static let hello = hello(windowBytes: 1 << 20)
    static func hello(windowBytes: UInt32) -> Frame {
        Frame(streamID: 1, type: 0x10, data: [0, 0, 0, 31] + bytes(windowBytes))
    }

    static let ping = Frame(streamID: 1, type: 0x12)
    static let pong = Frame(streamID: 1, type: 0x13)

    static func cancel(_ streamID: UInt32) -> Frame { Frame(streamID: streamID, type: 0x11) }

    static func window(_ streamID: UInt32, _ byteCount: UInt32) -> Frame {
        Frame(streamID: streamID, type: 0x15, data: bytes(byteCount))
    }

    private static func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }

    /// A message of a stream: an echo message with a number below 128.
    static func data(_ streamID: UInt32, _ number: UInt8, flags: UInt8 = 0) -> Frame {
        Frame(streamID: streamID, type: 3, flags: flags, data: [0x18, number])
    }

    /// The half-close, with no message in it.
    static func end(_ streamID: UInt32) -> Frame { Frame(streamID: streamID, type: 3, flags: 5) }

    static func goAway(_ lastStreamID: UInt8) -> Frame {
        Frame(streamID: 1, type: 0x14, data: [0, 0, 0, lastStreamID])
    }

    /// A request frame for a method of the echo service.
    static func request(
        _ streamID: UInt32, service: String = EchoService.name, method: String = "Echo", payload: [UInt8] = [],
        timeout: Int64 = 0, flags: UInt8 = 0, extra: [UInt8] = []
    ) -> Frame {
        var data: [UInt8] = [0x0a, UInt8(service.utf8.count)] + service.utf8
        data += [0x12, UInt8(method.utf8.count)] + method.utf8
        if !payload.isEmpty { data += [0x1a, UInt8(payload.count)] + payload }
        if timeout != 0 {
            var writer = WireWriter()
            writer.varint(4, UInt64(bitPattern: timeout))
            data += writer.bytes
        }
        return Frame(streamID: streamID, type: 1, flags: flags, data: data + extra)
    }

    /// The error of a response frame, nil for success.
    func error() throws -> RPCError? {
        try data.withUnsafeBytes { try ResponseEnvelope($0).error }
    }
}
