import ArgumentParser
import NIOCore
import NIOPosix

/// The event loop alone, as its own peer: a channel handler that answers bytes with bytes, without frames, calls or
/// tasks. What it takes is the least that a runtime on SwiftNIO can take.
enum BareChannel {
    struct Server: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "server", abstract: "Echoes bytes by a channel handler alone.")

        @Argument(help: "Path of the Unix socket.") var path: String

        func run() async throws {
            let channel = try await ServerBootstrap(group: RPCBench.group)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Echo()) }
                }
                .bind(unixDomainSocketPath: path).get()
            try await channel.closeFuture.get()
        }
    }

    struct Client: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "client", abstract: "Keeps messages of bytes in flight; prints what `call` prints.")

        @Argument(help: "Path of the Unix socket.") var path: String
        @Argument(help: "Bytes of a message.") var bytes: Int
        @Argument(help: "Messages in flight.") var inFlight: Int
        @Argument(help: "How long.") var seconds: Double

        func run() async throws {
            let duration = TimeAmount.nanoseconds(Int64(seconds * 1e9))
            let (bytes, inFlight) = (bytes, inFlight)
            let done = RPCBench.group.any().makePromise(of: Samples.self)
            let cpu = CPUTime()
            let channel = try await ClientBootstrap(group: RPCBench.group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            Ping(bytes: bytes, inFlight: inFlight, duration: duration, done: done))
                    }
                }
                .connect(unixDomainSocketPath: path).get()
            let samples = try await done.futureResult.get()
            print(samples.summary(took: .nanoseconds(duration.nanoseconds), cpuSeconds: cpu.secondsSince))
            try await channel.close()
        }
    }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(data, promise: nil)
        }
    }

    private final class Ping: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let message: ByteBuffer
        private let inFlight: Int
        private let duration: TimeAmount
        private let done: EventLoopPromise<Samples>
        private var samples = Samples()
        private var begun = NIODeadline.now()
        private var end = NIODeadline.distantFuture
        private var missingBytes: Int

        init(bytes: Int, inFlight: Int, duration: TimeAmount, done: EventLoopPromise<Samples>) {
            message = ByteBuffer(repeating: 7, count: bytes)
            self.inFlight = inFlight
            self.duration = duration
            self.done = done
            missingBytes = bytes
        }

        func channelActive(context: ChannelHandlerContext) {
            begun = .now()
            end = begun + duration
            for _ in 0..<inFlight { context.write(wrapOutboundOut(message), promise: nil) }
            context.flush()
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            missingBytes -= unwrapInboundIn(data).readableBytes
            let now = NIODeadline.now()
            while missingBytes <= 0 {
                missingBytes += message.readableBytes
                samples.add(nanoseconds: (now - begun).nanoseconds)
                context.write(wrapOutboundOut(message), promise: nil)
            }
            begun = now
            if now < end { context.flush() } else { done.succeed(samples) }
        }

        func channelInactive(context: ChannelHandlerContext) {
            done.fail(ChannelError.eof)
        }
    }
}
