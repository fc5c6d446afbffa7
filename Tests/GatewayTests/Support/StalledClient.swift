import NIOCore
import NIOPosix

/// A client that sends and never reads.
struct StalledClient {
    private let channel: any Channel

    init(port: Int) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// Sends as much as the server takes: it may hang up meanwhile.
    func send(_ text: String) async {
        try? await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// Writes until the server has closed: a reset is seen by writing, as nothing is read.
    func waitUntilClosed(writing text: String = "GET / HTTP/1.1\r\n\r\n") async {
        while channel.isActive {
            do { try await channel.writeAndFlush(ByteBuffer(string: text)) } catch { return }
        }
    }
}
