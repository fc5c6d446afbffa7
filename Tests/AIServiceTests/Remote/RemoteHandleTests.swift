import Testing

@testable import AIService

@Suite("Handles of remote generations")
struct RemoteHandleTests {
    @Test("are read as they were written")
    func roundTrip() throws {
        let handle = try #require(RemoteHandle(priceMicros: 800_000, acceptedAt: 1_800_000_000, id: "video_a.b/c?d"))
        #expect(RemoteHandle(handle.handle) == handle)
        #expect(URLSegment.encoded(handle.id) == "video_a.b%2Fc%3Fd")
        #expect(URLSegment.encoded("é\u{1}") == "%C3%A9%01")
    }

    @Test("name the key that knows them, and are read without one as they were before")
    func keys() throws {
        let key = try KeyFingerprint(of: "k", provider: "p")
        let handle = try #require(RemoteHandle(priceMicros: 1, acceptedAt: 2, id: "a@b.c", key: key))
        #expect(handle.handle.value == "1@\(key).2.a@b.c" && RemoteHandle(handle.handle) == handle)
        let old = try #require(RemoteHandle(GenerationHandle("1.2.a@b.c")))
        #expect(old.key == nil && old.handle.value == "1.2.a@b.c")
    }

    @Test(
        "are nothing else",
        arguments: [
            "", ".", "..", "1.2", "1.2.", "-1.2.x", "a.2.x", "1.b.x", "99999999999999999999.1.x", "1.2.a b",
            "1.2.\u{0}",
            "1.2.é", "1.2..", "1.2...", "1@.2.x", "1@x.2.x", "1@12345678@.2.x", "@12345678.2.x",
        ])
    func invalid(_ text: String) {
        #expect(RemoteHandle(GenerationHandle(text)) == nil)
    }

    @Test("have no endless ids")
    func long() {
        #expect(RemoteHandle(priceMicros: 1, acceptedAt: 1, id: String(repeating: "x", count: 701)) == nil)
    }
}
