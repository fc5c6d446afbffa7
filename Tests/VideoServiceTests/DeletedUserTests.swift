import Postgres
import PostgresTesting
import RPC
import Synchronization
import Testing
import VeoGenAPI
import VeoGenCrypto

@testable import VideoService

@Suite("Deleted users", .timeLimit(.minutes(2)))
struct DeletedUserTests {
    private static func follower(
        _ service: TestService, _ answer: @escaping DeletedUsers.Source
    ) -> DeletedUsers {
        DeletedUsers(store: DeletedUserStore(pool: service.pool), source: answer, logger: TestDatabase.logger)
    }

    @Test("A deleted user's videos, files and events go, also one that is being made; others' stay")
    func erases() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let done = try await service.generate()
            try await service.withWorker { _ = try await service.finished(done) }
            _ = try await service.generate()
            let other = try UniqueID.random()
            let kept = try await service.client.generateVideo(
                GenerateVideoRequest(prompt: "kept"), options: RPCCallOptions(metadata: ["authorization": "\(other)"])
            ).jobID
            #expect(try !service.objects().isEmpty)

            try await BudgetStore(pool: service.pool).setLimit(MonthlyLimit.none, of: PostgresUUID(service.user))
            let user = service.user.description
            try await Self.follower(service) { request throws(RPCError) in
                DeletedUserList(
                    users: request.afterSequence == 0 ? [DeletedUser(sequence: 7, userID: user)] : [])
            }.follow()
            #expect(try await service.maintain(.deletedUsers).items >= 2)
            #expect(try service.objects().isEmpty)
            for statement: Statement in [
                "SELECT count(*) FROM video WHERE owner = $1", "SELECT count(*) FROM event WHERE owner = $1",
                "SELECT count(*) FROM idempotency_key WHERE owner = $1",
                "SELECT count(*) FROM budget_user_limit WHERE owner = $1",
                "SELECT count(*) FROM job WHERE tenant = $1 AND state IN ('available', 'running', 'parked')",
            ] {
                let id = try #require(PostgresUUID(user))
                #expect(try await service.pool.read(statement, [.uuid(id)]).first?.int64(0) == 0)
            }
            let left = try await service.pool.read("SELECT id FROM video").rows.map { try $0.uuid(0).description }
            #expect(left == [kept])
            #expect(try await service.maintain(.deletedUsers).items == 0)
            // What a last token still made is found as well.
            _ = try await service.generate()
            #expect(try await service.maintain(.deletedUsers).items >= 1)
        }
    }

    @Test("What was heard is not asked for again, nothing is missed, and an answer without progress ends the asking")
    func follows() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let all = (1...25).map {
                DeletedUser(sequence: Int64($0), userID: PostgresUUID.random().description)
            }
            let asked = Mutex<[Int64]>([])
            let follower = Self.follower(service) { request throws(RPCError) in
                let after = request.afterSequence ?? 0
                asked.withLock { $0.append(after) }
                return DeletedUserList(users: Array(all.filter { $0.sequence > after }.prefix(10)))
            }
            try await follower.follow()
            #expect(asked.withLock { $0 } == [0, 10, 20, 25])
            #expect(try await DeletedUserStore(pool: service.pool).pending().count == 25)
            try await Self.follower(service) { _ throws(RPCError) in DeletedUserList(users: all) }.follow()
            #expect(try await DeletedUserStore(pool: service.pool).lastSequence() == 25)
            await #expect(throws: RPCError.self) {
                try await Self.follower(service) { _ throws(RPCError) in
                    throw .unavailable("gone", "AuthService is away")
                }.follow()
            }
        }
    }

    @Test("A user is done with only when nobody can have added anything since")
    func finishes() async throws {
        try await TestService.run({ $0.runsWorker = false }) { service in
            let store = DeletedUserStore(pool: service.pool)
            let user = PostgresUUID.random()
            try await store.note([(sequence: 1, user: user)])
            _ = try await service.maintain(.deletedUsers)
            #expect(try await store.pending() == [user])
            try await service.pool.execute("UPDATE deleted_user SET heard_at = now() - interval '11 minutes'")
            _ = try await service.maintain(.deletedUsers)
            #expect(try await store.pending().isEmpty)
        }
    }
}
