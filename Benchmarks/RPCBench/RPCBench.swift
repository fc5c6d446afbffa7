import ArgumentParser
import Logging
import NIOPosix
import RPC

/// The RPC runtime as its own peer, server and client in processes of their own. `Benchmarks/rpc/measure.py` runs it.
@main
struct RPCBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc-bench", abstract: "Echo and streams over the RPC runtime, for measuring it.",
        subcommands: [Serve.self, Call.self, Read.self, Steady.self, Budget.self, BareChannel.Server.self, BareChannel.Client.self])

    static let service = "veogen.echo.Echo"

    static func method(_ name: String, isIdempotent: Bool = false) -> RPCMethodName {
        RPCMethodName(service: service, method: name, isIdempotent: isIdempotent)
    }

    static let logger = Logger(label: "rpc-bench") { _ in SwiftLogNoOpLogHandler() }

    /// One thread: a side of a measurement has one core.
    static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}
