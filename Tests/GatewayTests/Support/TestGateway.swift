import Foundation
import Identity
import Logging
import NIOCore
import NIOPosix
import RPC
import ServiceLifecycle
import ServiceRuntime
import Synchronization
import VeoGenAPI
import VeoGenCrypto

@testable import Gateway

/// A gateway on a port of its own, in front of fake services on real sockets.
struct TestGateway: Sendable {
    let auth: FakeAuth
    let video: FakeVideo
    let ai: FakeAI
    let tokens: TestTokens
    let revocations: Revocations
    let metrics: PrometheusRegistry
    let addresses: TestAddresses
    let http: TestHTTPClient
    let log: RecordedLog
    /// Stops the gateway as SIGTERM does.
    let stop: @Sendable () -> Void

    /// A header with a sound token.
    func signedIn() throws -> (String, String) { ("Authorization", "Bearer " + (try tokens.token())) }
}

/// Which of the services are there.
enum TestService: CaseIterable, Sendable {
    case auth, video, ai
}

/// Runs `body` against a gateway.
func withGateway(
    limits: GatewayLimits = GatewayLimits(), policy: EdgePolicy = EdgePolicy(), certificate: ServerCertificate? = nil,
    services: [TestService] = TestService.allCases,
    _ body: @escaping @Sendable (TestGateway) async throws -> Void
) async throws {
    // Services that are there are waited for as long as a busy machine takes to connect.
    var patient = limits
    patient.connectionWaitMax = .seconds(30)
    let limits = services == TestService.allCases ? patient : limits
    let folder = FileManager.default.temporaryDirectory.path + "/gw-\(UInt32.random(in: .min ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let tokens = try TestTokens()
    let published = JSONWebKey(tokens.key.verifyingKey)
    let auth = FakeAuth(keys: [PublicKey(kid: published.keyID, x: published.x)])
    let (video, ai) = (FakeVideo(), FakeAI())
    let addresses = TestAddresses(
        auth: .unix(path: folder + "/auth"), video: .unix(path: folder + "/video"), ai: .unix(path: folder + "/ai"))
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let log = RecordedLog()

    let revocations = Revocations(policy: tokens.policy)
    let authenticator = try Authenticator(
        policy: tokens.policy, keys: [published], revocations: revocations, fetchKeys: { [published] },
        checkAPIKey: { _ in
            auth.fake.keysAsked.withLock { $0 += 1 }
            throw AuthenticationError.malformed
        })
    let group = MultiThreadedEventLoopGroup.singleton
    let metrics = PrometheusRegistry()
    let health = Health()
    let connections = ServiceConnections(addresses.targets, on: group, limits: limits.rpc, logger: logger)
    ServiceProbe.register(connections.clients, in: health)
    GatewayRoutes.describeMetrics(in: metrics)
    let gatekeeper = Gatekeeper(authenticator)
    let edge = Edge(
        GatewayRoutes.endpoints(gatekeeper: gatekeeper, limits: limits, health: health, metrics: metrics),
        gatekeeper: gatekeeper, limits: limits, policy: policy, metrics: metrics,
        logger: Logger(label: "edge") { _ in log })
    let (listening, listeningContinuation) = AsyncStream<Int>.makeStream()
    let server = GatewayServer(
        address: .tcp(host: "127.0.0.1", port: 0), edge: edge, connections: connections, limits: limits,
        certificate: certificate, group: group, logger: logger,
        onListening: { listeningContinuation.yield($0?.port ?? 0) })

    var running: [any Service] = []
    if services.contains(.auth) {
        running.append(try RPCServer(address: addresses.auth, methods: auth.rpcMethods, logger: logger))
    }
    if services.contains(.video) {
        running.append(try RPCServer(address: addresses.video, methods: video.rpcMethods, logger: logger))
    }
    if services.contains(.ai) {
        running.append(try RPCServer(address: addresses.ai, methods: ai.rpcMethods, logger: logger))
    }
    for case let service as RPCServer in running { try await service.listen() }
    let serviceGroup = ServiceGroup(services: running + [server], logger: logger)
    let stopping = Mutex(false)

    try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await serviceGroup.run() }
        var ports = listening.makeAsyncIterator()
        guard let port = await ports.next() else { return }
        let gateway = TestGateway(
            auth: auth, video: video, ai: ai, tokens: tokens, revocations: revocations, metrics: metrics,
            addresses: addresses, http: TestHTTPClient(port: port), log: log,
            stop: {
                let isFirst = stopping.withLock { isStopping in
                    defer { isStopping = true }
                    return !isStopping
                }
                if isFirst { Task { await serviceGroup.triggerGracefulShutdown() } }
            })
        do {
            try await body(gateway)
        } catch {
            tasks.cancelAll()
            throw error
        }
        gateway.stop()
        try await tasks.next()
    }
}
