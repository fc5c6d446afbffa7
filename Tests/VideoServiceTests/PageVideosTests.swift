import RPC
import Testing
import VeoGenAPI

@testable import VideoService

@Suite("Pages of videos by their last entry", .timeLimit(.minutes(2)))
struct PageVideosTests {
    private static func ids(
        _ service: TestService, after: String? = nil, limit: Int32 = 20, ascending: Bool = false
    ) async throws -> (ids: [String], hasMore: Bool) {
        let request = PageVideosRequest(after: after, limit: limit, ascending: ascending)
        let page = try await service.client.pageVideos(request, options: service.by())
        return (page.videos.map(\.id), page.hasMore)
    }

    @Test("They follow each other without gap or overlap, in both directions")
    func pages() async throws {
        try await TestService.run { service in
            #expect(try await Self.ids(service).ids.isEmpty)
            var made: [String] = []
            for _ in 0..<3 { made.append(try await service.generate()) }
            let newest = try await Self.ids(service, limit: 2)
            #expect(newest.ids == [made[2], made[1]])
            #expect(newest.hasMore)
            let rest = try await Self.ids(service, after: made[1], limit: 2)
            #expect(rest.ids == [made[0]])
            #expect(!rest.hasMore)
            #expect(try await Self.ids(service, after: made[0]).ids.isEmpty)
            #expect(try await Self.ids(service, limit: 3, ascending: true).ids == made)
            #expect(try await Self.ids(service, after: made[0], limit: 1, ascending: true).ids == [made[1]])
        }
    }

    @Test("A page after a video that is nobody's is not found")
    func unknown() async throws {
        try await TestService.run { service in
            await #expect(throws: RPCError.self) {
                try await Self.ids(service, after: "018f4d2e-7c1a-7000-8000-000000000000")
            }
        }
    }
}
