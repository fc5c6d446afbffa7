import FoundationEssentials
import Identity
import JobQueue
import Postgres
import PostgresTesting
import RPC
import Synchronization
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

/// A VideoService with its worker on a database, sockets and a folder of its own, and an AIService that a test governs.
struct TestService: Sendable {
    /// Takes the id of a user for a token of his, until it is revoked.
    final class Authorizer: RPCAuthorizer {
        private let revoked = Mutex<Set<UniqueID>>([])

        func revoke(_ user: UniqueID) {
            revoked.withLock { _ = $0.insert(user) }
        }

        func admit(_ context: inout RPCContext) throws -> RPCAdmission {
            if let user = context.metadata["authorization"].flatMap({ UniqueID($0) }) {
                if revoked.withLock({ $0.contains(user) }) {
                    throw RPCError(.unauthenticated, reason: "token_revoked", message: "The token was revoked")
                }
                context.caller = Principal(
                    userID: user, sessionID: user, isAdmin: false, issuedAt: .now(), expiresAt: .now())
            }
            return .admitted
        }
    }

    struct Options: Sendable {
        var queueSizeMax = 1000
        var runsWorker = true
        /// US dollars in a month.
        var userBudget: DollarAmount?
        var totalBudget: DollarAmount?
        var eventStreamsPerUserMax = 20
        var allowsLoopbackWebhooks = true
        var retries = RetryPolicy(retriesMax: 1, firstDelay: .zero)
        var outcomeWaitMax = Duration.seconds(3600)
        var ai = TestAI.Settings()
        /// Where an AIService of the test's own listens, or will; nil for the one that `ai` describes.
        var aiAddress: RPCAddress?
    }

    let pool: PostgresPool
    let ai: TestAI
    let aiHost: TestAIHost
    let aiAddress: RPCAddress
    let artifactsPath: String
    let authorizer: Authorizer
    let rpc: RPCClient
    let user: UniqueID

    var client: VideoClient { VideoClient(rpc) }
    var queue: JobQueue { JobQueue(name: Schema.queueName, pool: pool) }

    static func run(
        _ configure: @Sendable (inout Options) -> Void = { _ in }, _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        try await TestDatabase.withPool(configure: { $0.searchPath = [Schema.name] }) { pool in
            try await run(on: pool, configure, body)
        }
    }

    static func run(
        on pool: PostgresPool, _ configure: @Sendable (inout Options) -> Void = { _ in },
        _ body: @Sendable (TestService) async throws -> Void
    ) async throws {
        var options = Options()
        configure(&options)
        let folder = try TemporaryFolder.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ai = TestAI(options.ai)
        let aiAddress = options.aiAddress ?? RPCAddress.unix(path: "\(folder)/ai.sock")
        let aiHost = TestAIHost(ai, at: aiAddress)
        if options.aiAddress == nil { try await aiHost.start() }
        let aiClient = RPCClient(address: aiAddress, logger: TestDatabase.logger)
        let address = RPCAddress.unix(path: "\(folder)/video.sock")
        let artifacts = "\(folder)/artifacts"
        let authorizer = Authorizer()
        let server = try await VideoServer(
            pool: pool, ai: aiClient, authorizer: authorizer,
            options: VideoServer.Options(
                address: address, artifactsPath: artifacts, queueSizeMax: options.queueSizeMax,
                attemptsMax: options.retries.attemptsMax, userBudget: options.userBudget.map { .of($0) },
                totalBudget: options.totalBudget.map { .of($0) },
                eventStreamsPerUserMax: options.eventStreamsPerUserMax,
                allowsLoopbackWebhooks: options.allowsLoopbackWebhooks, analysisTimeout: .seconds(60)),
            logger: TestDatabase.logger)
        try await server.rpc.listen()
        if options.aiAddress == nil { try await server.catalogue.refresh() }
        var config = JobWorkerConfig()
        config.pollInterval = .milliseconds(20)
        let worker = try await VideoWorker(
            pool: pool, ai: aiClient,
            options: VideoWorker.Options(
                artifactsPath: artifacts, retries: options.retries, outcomeWaitMax: options.outcomeWaitMax,
                worker: config, allowsLoopbackWebhooks: options.allowsLoopbackWebhooks,
                webhookSchedule: WebhookSchedule(waits: [Duration](repeating: .zero, count: 9))),
            logger: TestDatabase.logger)
        let rpc = RPCClient(address: address, logger: TestDatabase.logger)
        let service = TestService(
            pool: pool, ai: ai, aiHost: aiHost, aiAddress: aiAddress, artifactsPath: artifacts,
            authorizer: authorizer, rpc: rpc, user: try .random())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for part in server.services { group.addTask { try await part.run() } }
            if options.runsWorker { for part in worker.services { group.addTask { try await part.run() } } }
            defer {
                rpc.close()
                aiClient.close()
                group.cancelAll()
            }
            try await body(service)
        }
        await aiHost.stop()
    }

    static let logger = TestDatabase.logger

    /// Runs `body` while a worker makes videos.
    func withWorker(
        outcomeWaitMax: Duration = .seconds(3600), _ body: @Sendable () async throws -> Void
    ) async throws {
        let ai = RPCClient(address: aiAddress, logger: Self.logger)
        var config = JobWorkerConfig()
        config.pollInterval = .milliseconds(20)
        let worker = try await VideoWorker(
            pool: pool, ai: ai,
            options: VideoWorker.Options(
                artifactsPath: artifactsPath, retries: RetryPolicy(retriesMax: 1, firstDelay: .zero),
                outcomeWaitMax: outcomeWaitMax, worker: config, allowsLoopbackWebhooks: true),
            logger: Self.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for part in worker.services { group.addTask { try await part.run() } }
            defer {
                ai.close()
                group.cancelAll()
            }
            try await body()
        }
    }

    /// Bytes of a file.
    func read(
        _ artifact: ArtifactRequest, _ offset: Int64, _ count: Int64, by options: RPCCallOptions
    ) async throws -> [UInt8] {
        let request = ReadArtifactRequest(artifact: artifact, offset: offset, byteCount: count)
        var bytes: [UInt8] = []
        for try await chunk in client.readArtifact(request, options: options) { bytes += chunk.data }
        return bytes
    }

    /// The options of a call by a user, the usual one when not said.
    func by(_ user: UniqueID? = nil) -> RPCCallOptions {
        RPCCallOptions(timeout: .seconds(60), metadata: ["authorization": "\(user ?? self.user)"])
    }

    /// Asks for a video and returns its id.
    func generate(_ prompt: String = "a lighthouse") async throws(RPCError) -> String {
        let request = GenerateVideoRequest(prompt: prompt, duration: 5, seed: 7)
        return try await client.generateVideo(request, options: by()).jobID
    }

    /// Asks for a video as often as a busy machine sheds the request.
    func generateSurely() async throws(RPCError) -> String {
        while true {
            do throws(RPCError) {
                return try await generate()
            } catch {
                guard error.reason == "overloaded" else { throw error }
                try? await Task.sleep(for: error.retryAfter ?? .zero)
                if Task.isCancelled { throw error }
            }
        }
    }

    func get(_ id: String) async throws(RPCError) -> Video {
        try await client.getVideo(GetVideoRequest(id: id), options: by())
    }

    /// The video once it is finished, by its events.
    func finished(_ id: String) async throws -> Video {
        let request = WatchEventsRequest(videoID: id, afterSequence: 0)
        for try await event in client.watchEvents(request, options: by()) {
            switch event.status {
            case .completed, .failed, .cancelled: return try await get(id)
            default: continue
            }
        }
        return try await get(id)
    }

    /// The files in the object store.
    func objects() throws -> [String] {
        try FolderListing.names(in: artifactsPath).flatMap { try FolderListing.names(in: "\(artifactsPath)/\($0)") }
    }

    /// One number from the database.
    func number(_ statement: Statement) async throws -> Int64 {
        try await pool.read(statement).first?.int64(0) ?? -1
    }
}

/// The error that `body` ends with; nil, and a failed test, when it succeeds.
func refusal<Value>(_ body: () async throws -> Value) async -> RPCError? {
    do {
        _ = try await body()
        Issue.record("the call succeeded")
    } catch {
        if let error = error as? RPCError { return error }
        Issue.record(error)
    }
    return nil
}
