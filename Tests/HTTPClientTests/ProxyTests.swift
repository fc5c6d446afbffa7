import Testing

@testable import HTTPClient

@Suite("A proxy")
struct ProxyTests {
    @Test("gets the requests, but for hosts that are excepted")
    func used() async throws {
        try await ScriptedServer.with { peer, _ in
            peer.answer("200 OK", peer.readRequest()?.line ?? "")
        } _: { proxy in
            let client = try HTTPClient(.init(proxy: .url(proxy.url(), except: ["127.0.0.1"])))
            let answer = try await client.send(HTTPRequest(.get, "http://upstream.invalid/x"))
            #expect(String(decoding: answer.body, as: UTF8.self) == "GET http://upstream.invalid/x HTTP/1.1")
            let direct = try await client.send(HTTPRequest(.get, proxy.url("/direct")))
            #expect(String(decoding: direct.body, as: UTF8.self) == "GET /direct HTTP/1.1")
        }
    }

    @Test("that refuses a tunnel has let nothing through")
    func refused() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.answer("403 Forbidden")
        } _: { proxy in
            let client = try HTTPClient(.init(proxy: .url(proxy.url())))
            let request = HTTPRequest(.post, "https://upstream.invalid/", body: .bytes([1]))
            let error = await failure(of: request, client)
            #expect(error?.reason == .connectFailed && error?.fate == .notSent)
        }
    }
}
