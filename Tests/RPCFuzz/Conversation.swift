import NIOCore
import NIOEmbedded

@testable import RPC

/// One side of a connection without a socket: what is sent to it, and what it says, which has to be frames.
final class Conversation {
    private let loop: EmbeddedEventLoop
    private let channel: EmbeddedChannel
    private var decoder = FrameDecoder(limits: RPCLimits())

    init(with handler: any ChannelHandler & Sendable, on loop: EmbeddedEventLoop) {
        self.loop = loop
        channel = EmbeddedChannel(handler: handler, loop: loop)
        // Nothing refuses to connect in memory.
        channel.connect(to: Self.nowhere, promise: nil)
        loop.run()
    }

    private static let nowhere: SocketAddress = {
        guard let address = try? SocketAddress(unixDomainSocketPath: "/nowhere") else {
            fatalError("a path is too long")
        }
        return address
    }()

    func send(_ bytes: some Sequence<UInt8>) {
        guard channel.isActive else { return }
        // What goes wrong is the handler's business, which closes the channel.
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        loop.run()
        readAnswers()
    }

    /// Ends the connection from the other side.
    func end() {
        if channel.isActive { channel.close(promise: nil) }
        loop.run()
        readAnswers()
    }

    private func readAnswers() {
        while let answer = try? channel.readOutbound(as: ByteBuffer.self) {
            decoder.append(answer)
            do {
                try decoder.decode { event in
                    if case .skipped = event { preconditionFailure("a frame above the limit was sent") }
                    return .goOn
                }
            } catch {
                preconditionFailure("what was sent is no frame")
            }
        }
        precondition(decoder.bufferedBytes == 0, "half a frame was sent")
    }
}
