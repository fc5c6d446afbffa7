import Echo
import Logging
import NIOCore
import NIOEmbedded

@testable import RPC

/// A client's side of a connection with calls of all kinds on it: whatever a server answers, each call ends once.
struct ClientFuzz: FuzzedPart {
    private static let settings: ClientSettings = {
        var limits = RPCLimits()
        limits.frameBytesMax = 256
        limits.skippedFrameBytesMax = 1024
        limits.streamBufferBytesMax = 256
        return ClientSettings(
            // Refused before anything is tried: no other connection can be made from in here.
            address: .tcp(host: "192.0.2.1", port: 1), security: RPCSecurity(), limits: limits, observer: nil,
            logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
    }()

    func feed(_ bytes: UnsafeRawBufferPointer) {
        let loop = EmbeddedEventLoop()
        let link = ClientLink(Self.settings, on: loop)
        let connection = ClientConnection(link)
        let conversation = Conversation(with: connection, on: loop)
        link.connections[ObjectIdentifier(connection)] = connection
        link.state = .connected(connection)
        connection.announce()
        // With windows, or streams would want connections of their own.
        conversation.send(Array(ServerHello.bytes))
        let name = RPCMethodName(service: "e", method: "m")
        let request = EchoMessage(number: 7)
        let calls: [ClientCall] = [
            UnaryCall<EchoMessage, EchoMessage>(name, request, RPCCallOptions(), on: link),
            StreamCall<EchoMessage, EchoMessage>(name, request, RPCCallOptions(), on: link),
            UnaryCall<NoMessage, EchoMessage>(name, NoMessage(), RPCCallOptions(), .clientStreaming, on: link),
            StreamCall<NoMessage, EchoMessage>(name, NoMessage(), RPCCallOptions(), .bidirectional, on: link),
        ]
        for call in calls { link.submit(call) }
        for chunk in chunks(of: bytes) { conversation.send(chunk) }
        link.close()
        conversation.end()
        precondition(calls.allSatisfy(\.isOver), "a call outlives its client")
        precondition(link.callCount == 0 && link.streamCount == 0, "calls are miscounted")
    }
}

/// The announcement of a server that knows everything, as a frame.
private enum ServerHello {
    static let bytes: [UInt8] = [0, 0, 0, 8, 0, 0, 0, 1, 0x10, 0, 0, 0, 0, 15, 0, 0, 1, 0]
}
