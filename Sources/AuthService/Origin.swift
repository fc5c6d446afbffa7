import Identity
import Postgres
import RPC

/// Who does something to an account, and from where.
struct Origin: Sendable {
    /// The signed-in user; nil for an operator at the command line, and for who is not signed in.
    var actor: PostgresUUID?
    /// The client's address, when it is known.
    var address: String?
    /// What the client calls itself.
    var userAgent: String?

    /// An operator at the command line.
    static let operatorCommand = Origin()
}

extension Origin {
    /// Whoever makes a call.
    init(_ context: RPCContext, trusting peers: PeerTrust) {
        actor = context.principal.map { PostgresUUID($0.userID) }
        address = context.clientAddress(trusting: peers)
        userAgent = context.clientUserAgent
    }
}
