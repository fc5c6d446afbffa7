import Logging
import NIOCore
import RPC
import VeoGenAPI

/// The connections to the services: one set for each event loop, so that a request and the calls made for it stay on
/// one thread from the first byte to the last.
struct ServiceConnections: Sendable {
    /// What belongs to one event loop.
    struct Local: Sendable {
        /// Calls the services from the loop.
        let clients: ServiceClients
        /// Runs tasks on the loop.
        let executor: any TaskExecutor
        fileprivate let rpc: [RPCClient]
    }

    /// Every method that the gateway may call.
    static var methods: [RPCMethodName] {
        [AIMethods.access, AuthMethods.access, VideoMethods.access].flatMap(\.keys)
    }

    private let first: Local
    private let byLoop: [ObjectIdentifier: Local]

    /// Prepares connections for every loop of `group`; each is made with its first call.
    ///
    /// - Parameter observer: Hears of every attempt of every call.
    init(
        _ services: ServiceTargets, on group: any EventLoopGroup, limits: RPCLimits = RPCLimits(),
        observer: (any RPCObserver)? = nil, logger: Logger
    ) {
        func local(_ loop: any EventLoop) -> Local {
            func client(_ target: RPCTarget) -> RPCClient {
                RPCClient(target, limits: limits, observer: observer, logger: logger, group: loop)
            }
            let (ai, auth, video) = (client(services.ai), client(services.auth), client(services.video))
            return Local(
                clients: ServiceClients(ai: AIClient(ai), auth: AuthClient(auth), video: VideoClient(video)),
                executor: video.executor, rpc: [ai, auth, video])
        }
        first = local(group.next())
        var byLoop: [ObjectIdentifier: Local] = [:]
        for loop in group.makeIterator() { byLoop[ObjectIdentifier(loop)] = local(loop) }
        self.byLoop = byLoop
    }

    /// What belongs to `loop`; for a loop of another group, what belongs to one of ours.
    subscript(loop: any EventLoop) -> Local {
        byLoop[ObjectIdentifier(loop)] ?? first
    }

    /// For calls that no request is the reason of.
    var clients: ServiceClients { first.clients }

    /// Closes every connection.
    func close() {
        for local in [first] + byLoop.values {
            for client in local.rpc { client.close() }
        }
    }
}
