import Synchronization
import Testing

@testable import HTTPClient

@Suite("Redirects and addresses")
struct RedirectTests {
    private let client: HTTPClient

    init() throws { client = try HTTPClient() }

    @Test("a redirect is returned unless it was asked to be followed, and for a POST always")
    func returned() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.answer("307 Temporary Redirect", headers: ["Location: /other"])
        } _: { server in
            let got = try await client.send(HTTPRequest(.get, server.url()))
            let followed = HTTPRequest.Redirects.followed(max: 5, toPrivateAddresses: true)
            let posted = try await client.send(HTTPRequest(.post, server.url(), redirects: followed))
            #expect(got.status == 307 && posted.status == 307)
            #expect(server.connectionCount == 2)
        }
    }

    @Test("a followed redirect keeps credentials to its origin only")
    func credentials() async throws {
        let seen = Mutex<[String]>([])
        try await ScriptedServer.with { peer, _ in
            if let request = peer.readRequest() { seen.withLock { $0.append(request.head) } }
            peer.answer("200 OK", "here")
        } _: { target in
            try await ScriptedServer.with { peer, _ in
                while let request = peer.readRequest() {
                    seen.withLock { $0.append(request.head) }
                    let isFirst = request.line.contains("/first")
                    peer.answer("302 Found", headers: ["Location: " + (isFirst ? "second?x=1" : target.url("/third"))])
                }
            } _: { server in
                let headers = [HTTPHeader("x-goog-api-key", "secret"), HTTPHeader("Accept", "video/mp4")]
                let request = HTTPRequest(
                    .get, server.url("/a/first"), headers: headers,
                    redirects: .followed(max: 5, toPrivateAddresses: true))
                let answer = try await client.send(request)
                #expect(answer.body == Array("here".utf8))
            }
        }
        let heads = seen.withLock { $0 }
        #expect(heads.map { $0.contains("x-goog-api-key: secret") } == [true, true, false])
        #expect(heads.allSatisfy { $0.contains("Accept: video/mp4") })
        #expect(
            heads.map { $0.prefix { $0 != "\r\n" } } == [
                "GET /a/first HTTP/1.1", "GET /a/second?x=1 HTTP/1.1", "GET /third HTTP/1.1",
            ])
    }

    @Test("a redirect to a private address is not followed unless that was allowed")
    func privateTarget() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.answer("302 Found", headers: ["Location: /other"])
        } _: { server in
            let request = HTTPRequest(.get, server.url(), redirects: .followed(max: 5))
            #expect(await failure(of: request, client)?.reason == .addressForbidden)
            #expect(server.connectionCount == 1)
        }
    }

    @Test(
        "redirects that lead nowhere end",
        arguments: ["/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://", nil])
    func endless(_ location: String?) async throws {
        try await ScriptedServer.with { peer, _ in
            while peer.readRequest() != nil {
                peer.answer("301 Moved", headers: location.map { ["Location: " + $0] } ?? [])
            }
        } _: { server in
            let request = HTTPRequest(
                .get, server.url(), redirects: .followed(max: 3, toPrivateAddresses: true))
            #expect(await failure(of: request, client)?.reason == .redirectRefused)
        }
    }

    @Test(
        "an address that the policy refuses is not connected to, by number or by name",
        arguments: [
            "127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]",
        ])
    func forbidden(_ host: String) async throws {
        try await ScriptedServer.with { peer, _ in
            peer.answer("200 OK")
        } _: { server in
            let request = HTTPRequest(.post, "http://\(host):\(server.port)/", addresses: .publicOnly)
            let error = await failure(of: request, client)
            #expect(error?.reason == .addressForbidden && error?.fate == .notSent)
            #expect(server.connectionCount == 0)
        }
    }

    @Test("public addresses are told from the others")
    func ranges() {
        let policy = HTTPAddressPolicy.publicOnly
        let refused: [[UInt8]] = [
            [10, 0, 0, 1], [100, 127, 255, 255], [169, 254, 169, 254], [172, 31, 0, 1], [192, 168, 1, 1],
            [224, 0, 0, 1],
            [255, 255, 255, 255], [0, 0, 0, 0], [198, 19, 0, 1], [], [1, 2, 3],
            [0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1], [0xFD, 0] + [UInt8](repeating: 1, count: 14),
            [0x20, 0x02, 10, 0, 0, 1] + [UInt8](repeating: 0, count: 10),
            [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 1],
        ]
        for address in refused { #expect(!policy.allows(address), "\(address)") }
        let allowed: [[UInt8]] = [
            [8, 8, 8, 8], [100, 128, 0, 1], [172, 32, 0, 1], [223, 255, 255, 255],
            [0x26, 0x06, 0x47] + [UInt8](repeating: 0, count: 12) + [1],
            [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8],
        ]
        for address in allowed { #expect(policy.allows(address), "\(address)") }
        #expect(HTTPAddressPolicy.publicOrLoopback.allows([127, 0, 0, 1]))
        #expect(!HTTPAddressPolicy.publicOrLoopback.allows([10, 0, 0, 1]))
        #expect(HTTPAddressPolicy.any.allows([10, 0, 0, 1]))
    }
}
