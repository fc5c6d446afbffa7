import Glibc
import RPC
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import Identity

@Suite("Call authorizer")
struct CallAuthorizerTests {
    private static let open = RPCMethodName(service: "test", method: "Open")
    private static let user = RPCMethodName(service: "test", method: "User")
    private static let admin = RPCMethodName(service: "test", method: "Admin")
    private static let service = RPCMethodName(service: "test", method: "Service")
    private static let undeclared = RPCMethodName(service: "test", method: "Undeclared")
    private static let access: [RPCMethodName: Access] = [open: .public, user: .user, admin: .admin, service: .service]

    @Test("A valid token sets the caller, also where none is needed", arguments: [open, user])
    func admitsUsers(_ method: RPCMethodName) throws {
        let test = try Fixture()
        var context = test.context(method, token: try test.token())
        guard case .admitted = try test.authorizer().admit(&context) else {
            Issue.record("not admitted at once")
            return
        }
        #expect(context.principal?.userID == test.identity.user)
        #expect(try context.requirePrincipal().sessionID == test.identity.session)
    }

    @Test(
        "Without a valid token a user's method is closed and a public one is open, without a caller",
        arguments: [nil, "", "x"])
    func refusesStrangers(_ token: String?) throws {
        let test = try Fixture()
        var context = test.context(Self.user, token: token)
        let error = #expect(throws: RPCError.self) { try test.authorizer().admit(&context) }
        #expect(error == .unauthenticated("invalid_credentials", "Could not validate credentials"))

        context = test.context(Self.open, token: token)
        guard case .admitted = try test.authorizer().admit(&context) else {
            Issue.record("not admitted at once")
            return
        }
        #expect(context.caller == nil)
        #expect(throws: RPCError.self) { try context.requirePrincipal() }
    }

    @Test("A revoked token opens nothing, although it is remembered")
    func refusesRevoked() throws {
        let test = try Fixture()
        let authorizer = try test.authorizer()
        var context = test.context(Self.user, token: try test.token())
        _ = try authorizer.admit(&context)
        test.revocations.apply(
            Revocation(sequence: 1, subject: .session(test.identity.session), revokedThrough: .now()), now: .now())
        #expect(throws: RPCError.self) { try authorizer.admit(&context) }
    }

    @Test("An administrator's method is closed to users")
    func administrators() throws {
        let test = try Fixture()
        for isAdmin in [false, true] {
            var context = test.context(Self.admin, token: try test.token(isAdmin: isAdmin))
            do {
                _ = try test.authorizer().admit(&context)
                #expect(isAdmin)
            } catch let error as RPCError {
                #expect(!isAdmin)
                #expect(error.code == .permissionDenied)
            }
        }
    }

    @Test("A service's method is open to the own user, root, and named users, whatever token comes along")
    func services() throws {
        let stranger = geteuid() + 4711
        let peers: [(RPCPeer, PeerTrust, Bool)] = [
            (.process(pid: 1, uid: geteuid(), gid: 0), PeerTrust(), true),
            (.process(pid: 1, uid: 0, gid: 0), PeerTrust(), true),
            (.process(pid: 1, uid: stranger, gid: 0), PeerTrust(), false),
            (.process(pid: 1, uid: stranger, gid: 0), PeerTrust(uids: [stranger]), true),
            (.address("127.0.0.1:9"), PeerTrust(), false),
            (.address("127.0.0.1:9"), PeerTrust(trustsTCP: true), true),
            (.certificate(names: ["video.veogen"], address: "10.0.0.1:9"), PeerTrust(), true),
            (.unknown, PeerTrust(trustsTCP: true), false),
        ]
        let test = try Fixture()
        for (peer, trust, isAdmitted) in peers {
            var context = test.context(Self.service, token: try test.token(isAdmin: true), peer: peer)
            let authorizer = try test.authorizer(trust)
            do {
                _ = try authorizer.admit(&context)
                #expect(isAdmitted, "\(peer)")
            } catch let error as RPCError {
                #expect(!isAdmitted, "\(peer)")
                #expect(error.code == .permissionDenied)
            }
        }
    }

    @Test("A method that the contract does not have is closed to everybody")
    func undeclaredMethod() throws {
        let test = try Fixture()
        var context = test.context(
            Self.undeclared, token: try test.token(isAdmin: true), peer: .process(pid: 1, uid: 0, gid: 0))
        #expect(throws: RPCError.self) { try test.authorizer().admit(&context) }
    }

    @Test("An unknown key is asked for, and the call decided afterwards")
    func asksForKeys() async throws {
        let test = try Fixture()
        let published = test.identity.publishedKey
        let authorizer = try test.authorizer(keys: [], fetchKeys: { [published] })
        var context = test.context(Self.user, token: try test.token())
        guard case .pending(let decide) = try authorizer.admit(&context) else {
            Issue.record("decided without the key")
            return
        }
        #expect(try await decide(context).principal?.userID == test.identity.user)
    }

    @Test("When the keys can't be had, the caller is not blamed, and a public method stays open")
    func keysUnavailable() async throws {
        let test = try Fixture()
        let authorizer = try test.authorizer(keys: [], fetchKeys: { throw NobodyThere() })
        for method in [Self.user, Self.open] {
            var context = test.context(method, token: try test.token())
            guard case .pending(let decide) = try authorizer.admit(&context) else {
                Issue.record("decided without the key")
                return
            }
            do {
                #expect(try await decide(context).caller == nil)
                #expect(method == Self.open)
            } catch let error as RPCError {
                #expect(method == Self.user)
                #expect(error.code == .unavailable)
                #expect(error.retryAfter != nil)
            }
        }
    }

    /// A deployment with one key and one user.
    private struct Fixture {
        let identity: TestIdentity
        let revocations: Revocations

        init() throws {
            identity = try TestIdentity()
            revocations = Revocations(policy: identity.policy)
        }

        func token(isAdmin: Bool = false) throws -> String {
            try TokenIssuer(policy: identity.policy, key: identity.key).issue(
                userID: identity.user, sessionID: identity.session, isAdmin: isAdmin, lifeSeconds: 60, now: .now()
            ).text
        }

        func authorizer(
            _ peers: PeerTrust = PeerTrust(), keys: [JSONWebKey]? = nil,
            fetchKeys: @escaping Authenticator.KeyFetcher = { throw NobodyThere() }
        ) throws -> CallAuthorizer {
            CallAuthorizer(
                access: CallAuthorizerTests.access,
                authenticator: try identity.authenticator(keys: keys, revocations: revocations, fetchKeys: fetchKeys),
                peers: peers)
        }

        func context(_ method: RPCMethodName, token: String?, peer: RPCPeer = .unknown) -> RPCContext {
            var metadata = RPCMetadata()
            if let token { metadata.add("Bearer \(token)", for: "authorization") }
            return RPCContext(method: method, peer: peer, deadline: .after(.seconds(60)), metadata: metadata)
        }
    }
}
