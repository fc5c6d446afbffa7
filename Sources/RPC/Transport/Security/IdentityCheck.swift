import NIOCore
import NIOSSL
import NIOTLS

/// Keeps a connection closed to calls until TLS has verified the peer's certificate and one of the names in it is
/// allowed.
///
/// Confined to its event loop, and part of one pipeline only.
final class IdentityCheck: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Why a connection is not taken.
    enum Refusal: Error, Equatable {
        /// The peer took too long to shake hands.
        case handshakeTimeout
        /// It hung up before it had shaken hands.
        case closed
        /// None of its names is allowed.
        case identity([String])
        /// Without TLS: the user at the other end of a Unix socket, or whoever is there, is not allowed.
        case peer(RPCPeer)
    }

    private let security: RPCSecurity
    private let timeout: TimeAmount
    /// The peer, once it is known; every other end of the connection fails it.
    private let identified: EventLoopPromise<RPCPeer>
    private var alarm: Scheduled<Void>?
    private var isDone = false

    init(_ security: RPCSecurity, timeout: Duration, identified: EventLoopPromise<RPCPeer>) {
        self.security = security
        self.timeout = TimeAmount(timeout)
        self.identified = identified
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        let identified = identified
        alarm = context.eventLoop.scheduleTask(in: timeout) {
            identified.fail(Refusal.handshakeTimeout)
            channel.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(.failure(Refusal.closed))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(TLSUserEvent.handshakeCompleted) = event as? TLSUserEvent { check(context) }
        context.fireUserInboundEventTriggered(event)
    }

    /// TLS hands on what the peer sent right after its handshake: to nobody, when the peer is not allowed.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isDone { context.fireChannelRead(data) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(Refusal.closed))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(.failure(error))
        context.fireErrorCaught(error)
    }

    private func check(_ context: ChannelHandlerContext) {
        let certificate = try? context.pipeline.syncOperations.nioSSL_peerCertificate()
        let names = certificate?.identities ?? []
        let address = context.channel.remoteAddress?.description ?? "unknown"
        let peer = RPCPeer.certificate(names: names, address: address)
        guard security.admits(peer) else {
            end(.failure(Refusal.identity(names)))
            return context.close(promise: nil)
        }
        isDone = true
        end(.success(peer))
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    private func end(_ outcome: Result<RPCPeer, any Error>) {
        alarm?.cancel()
        alarm = nil
        identified.completeWith(outcome)
    }
}

extension NIOSSLCertificate {
    /// Most names of a certificate that are looked at: services have a handful.
    private static var identitiesMax: Int { 64 }

    /// The subject alternative names that are DNS names or URIs.
    fileprivate var identities: [String] {
        _subjectAlternativeNames().prefix(Self.identitiesMax).compactMap { name in
            guard [.dnsName, .uri].contains(name.nameType) else { return nil }
            return name.contents.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) }
        }
    }
}
