import Logging
import NIOCore
import NIOSSL

extension RPCSecurity {
    /// Puts `connection` into the pipeline of a channel that a server has accepted, so that it hears from its peer once
    /// that is known and allowed. Any other peer's channel is closed.
    func accept(
        _ channel: any Channel, with connection: ServerConnection, handshakeTimeout: Duration, logger: Logger
    ) -> EventLoopFuture<Void> {
        guard let credentials, channel.isTCP else {
            return RPCPeer.of(channel).flatMap { peer in
                guard admits(peer) else {
                    logger.warning("RPC connection refused", error: IdentityCheck.Refusal.peer(peer))
                    return channel.close()
                }
                connection.peer = peer
                return channel.pipeline.addHandler(connection)
            }
        }
        let identified = channel.eventLoop.makePromise(of: RPCPeer.self)
        identified.futureResult.whenComplete { outcome in
            switch outcome {
            case .success(let peer): connection.peer = peer
            case .failure(let error): logger.warning("RPC connection refused", error: error)
            }
        }
        return channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandlers([
                NIOSSLServerHandler(context: credentials.serverContext),
                IdentityCheck(self, timeout: handshakeTimeout, identified: identified), connection,
            ])
        }
    }
}

extension Channel {
    fileprivate var isTCP: Bool { remoteAddress.map { $0.protocol != .unix } ?? false }
}
