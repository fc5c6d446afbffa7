import Synchronization
import Testing
import VeoGenCrypto

@testable import Identity

@Suite("Revocation feed", .timeLimit(.minutes(1)))
struct RevocationFeedTests {
    /// One accepted connection, played by the test.
    private struct Connection: Sendable {
        let after: Int64
        let events = AsyncStream.makeStream(of: RevocationEvent.self)
        private let asks = AsyncStream.makeStream(of: Void.self)

        init(after: Int64) {
            self.after = after
        }

        /// What the feed reads. It asks for an event only after it has taken the one before.
        var stream: AsyncThrowingStream<RevocationEvent, any Error> {
            AsyncThrowingStream {
                asks.continuation.yield()
                for await event in events.stream { return event }
                return nil
            }
        }

        /// Sends an event and waits until the feed has taken it.
        func send(_ event: RevocationEvent) async {
            await nextAsk()
            events.continuation.yield(event)
            await nextAsk()
            asks.continuation.yield()
        }

        private func nextAsk() async {
            for await _ in asks.stream { return }
        }
    }

    private final class Setup: Sendable {
        let clock = ManualClock()
        let identity: TestIdentity
        let revocations: Revocations
        let feed: RevocationFeed<ManualClock>
        private let connections = AsyncStream.makeStream(of: Connection.self)
        private let failures = AsyncStream.makeStream(of: (any Error).self)
        private let refusals = Mutex(0)

        init() throws {
            identity = try TestIdentity()
            revocations = Revocations(policy: identity.policy)
            feed = RevocationFeed(into: revocations, clock: clock, now: { TestIdentity.now }) {
                [failures] in failures.continuation.yield($0)
            }
        }

        func run() -> Task<Void, Never> {
            Task {
                await feed.run { after in
                    let isRefused = self.refusals.withLock { count in
                        guard count > 0 else { return false }
                        count -= 1
                        return true
                    }
                    if isRefused { throw NobodyThere() }
                    let connection = Connection(after: after)
                    self.connections.continuation.yield(connection)
                    return connection.stream
                }
            }
        }

        func refuse(_ count: Int) {
            refusals.withLock { $0 = count }
        }

        func connection() async throws -> Connection {
            for await connection in connections.stream { return connection }
            throw CancellationError()
        }

        func failure() async throws -> any Error {
            for await failure in failures.stream { return failure }
            throw CancellationError()
        }

        func revocation(_ sequence: Int64) -> RevocationEvent {
            .revoked(
                Revocation(sequence: sequence, subject: .user(identity.user), revokedThrough: TestIdentity.now))
        }

        var isUserOut: Bool {
            revocations.covers(
                Principal(
                    userID: identity.user, sessionID: identity.session, isAdmin: false, issuedAt: TestIdentity.now,
                    expiresAt: TestIdentity.now.advanced(bySeconds: 60)))
        }
    }

    @Test("Revocations are applied as they come; the feed is fresh once it is up to date, and stale after 5 s without")
    func follows() async throws {
        let setup = try Setup()
        #expect(setup.feed.isStale)
        let run = setup.run()
        let connection = try await setup.connection()
        #expect(connection.after == 0)

        await connection.send(setup.revocation(7))
        #expect(setup.isUserOut)
        #expect(setup.feed.lastAppliedSequence == 7)
        #expect(setup.feed.isStale)

        await connection.send(.upToDate(sequence: 9))
        #expect(setup.feed.lastAppliedSequence == 9)
        #expect(!setup.feed.isStale)
        setup.clock.advance(by: .seconds(5))
        #expect(!setup.feed.isStale)
        setup.clock.advance(by: .milliseconds(1))
        #expect(setup.feed.isStale)

        run.cancel()
        await run.value
    }

    @Test("After the stream ends the feed connects again from where it was")
    func reconnects() async throws {
        let setup = try Setup()
        let run = setup.run()
        let first = try await setup.connection()
        await first.send(setup.revocation(3))
        first.events.continuation.finish()
        #expect(try await setup.failure() as? RevocationFeedFailure == .ended)
        await setup.clock.sleeper(for: .milliseconds(100))
        setup.clock.advance(by: .milliseconds(100))

        let second = try await setup.connection()
        #expect(second.after == 3)
        await second.send(.upToDate(sequence: 3))
        #expect(!setup.feed.isStale)
        run.cancel()
        await run.value
    }

    @Test("Refused connections are tried again after doubling pauses of at most a second")
    func backoff() async throws {
        let setup = try Setup()
        setup.refuse(6)
        let run = setup.run()
        for milliseconds in [100, 200, 400, 800, 1000, 1000] {
            #expect(try await setup.failure() is NobodyThere)
            await setup.clock.sleeper(for: .milliseconds(milliseconds))
            setup.clock.advance(by: .milliseconds(milliseconds))
        }
        let connection = try await setup.connection()
        await connection.send(.upToDate(sequence: 0))
        connection.events.continuation.finish()
        #expect(try await setup.failure() as? RevocationFeedFailure == .ended)
        await setup.clock.sleeper(for: .milliseconds(100))
        run.cancel()
        await run.value
    }

    @Test("A connection that has gone silent is given up, before or after its first event")
    func silence() async throws {
        let setup = try Setup()
        let run = setup.run()
        _ = try await setup.connection()
        await setup.clock.sleeper(for: .seconds(3))
        setup.clock.advance(by: .seconds(3))
        #expect(try await setup.failure() as? RevocationFeedFailure == .silent)
        await setup.clock.sleeper(for: .milliseconds(100))
        setup.clock.advance(by: .milliseconds(100))

        let second = try await setup.connection()
        await setup.clock.sleeper(for: .seconds(3))
        setup.clock.advance(by: .seconds(2))
        await second.send(.upToDate(sequence: 1))
        setup.clock.advance(by: .seconds(1))
        await setup.clock.sleeper(for: .seconds(2))
        setup.clock.advance(by: .seconds(2))
        #expect(try await setup.failure() as? RevocationFeedFailure == .silent)
        #expect(!setup.feed.isStale)
        run.cancel()
        await run.value
    }

    @Test("A history that is shorter than ours is followed from its start, and what was revoked stays so")
    func historyRestarted() async throws {
        let setup = try Setup()
        let run = setup.run()
        let first = try await setup.connection()
        await first.send(setup.revocation(50))
        first.events.continuation.yield(.upToDate(sequence: 2))
        #expect(try await setup.failure() as? RevocationFeedFailure == .historyRestarted)
        await setup.clock.sleeper(for: .milliseconds(100))
        setup.clock.advance(by: .milliseconds(100))
        #expect(try await setup.connection().after == 0)
        #expect(setup.isUserOut)
        run.cancel()
        await run.value
    }
}
