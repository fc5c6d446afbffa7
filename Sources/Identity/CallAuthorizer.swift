import RPC
import VeoGenAPI

/// Admits calls as the contract says who may make them, and sets `RPCContext.caller` to the `Principal` of the token
/// that a call carries as metadata `authorization: Bearer …`.
///
/// Public methods are open to all; there, too, a valid token sets the caller, and any other is as none. A method that
/// the table does not have is closed to everybody.
public struct CallAuthorizer: RPCAuthorizer {
    /// The metadata key of a call's credentials.
    public static let credentialsKey = "authorization"

    private let access: [RPCMethodName: Access]
    private let authenticator: Authenticator
    private let peers: PeerTrust

    /// An authorizer of a server with the methods of `access`, such as `VideoMethods.access`, and those of health and
    /// reflection, which every server has.
    public init(access: [RPCMethodName: Access], authenticator: Authenticator, peers: PeerTrust = PeerTrust()) {
        self.access = access.merging(HealthMethods.access) { own, _ in own }
            .merging(ReflectionMethods.access) { own, _ in own }
        self.authenticator = authenticator
        self.peers = peers
    }

    /// Admits at once, unless the token names a key that has to be asked for first.
    ///
    /// - Throws: `RPCError`: `unauthenticated` without a valid token where one is needed, `permissionDenied` for a
    ///   caller who is known and not entitled, `unavailable` when the keys cannot be had.
    public func admit(_ context: inout RPCContext) throws -> RPCAdmission {
        guard let access = access[context.method] else {
            throw RPCError.permissionDenied("method_closed", "Nobody may call this method")
        }
        if case .service = access {
            guard peers.includes(context.peer) else {
                throw RPCError.permissionDenied("services_only", "Only services may call this method")
            }
            return .admitted
        }
        let isService = context.metadata[Self.credentialsKey] == nil && peers.includes(context.peer)
        if case .userOrService = access, isService { return .admitted }
        do {
            let principal = try authenticator.authenticate(authorization: context.metadata[Self.credentialsKey])
            try Self.check(principal, access)
            context.caller = principal
            return .admitted
        } catch let error as AuthenticationError {
            if error == .unknownKey { return .pending { try await admitFetchingKeys($0, access) } }
            if case .public = access { return .admitted }
            throw RPCError(error)
        }
    }

    private func admitFetchingKeys(_ context: RPCContext, _ access: Access) async throws -> RPCContext {
        var context = context
        do {
            let principal = try await authenticator.authenticateFetchingKeys(
                authorization: context.metadata[Self.credentialsKey]?[...])
            try Self.check(principal, access)
            context.caller = principal
        } catch let error as AuthenticationError {
            guard case .public = access else { throw RPCError(error) }
        }
        return context
    }

    private static func check(_ principal: Principal, _ access: Access) throws(RPCError) {
        guard !principal.mayUse(access) else { return }
        if case .apiKey = principal.credential {
            throw .permissionDenied("api_key_not_enough", "An API key like this may not do this")
        }
        throw .permissionDenied("administrators_only", "Only administrators may do this")
    }
}
