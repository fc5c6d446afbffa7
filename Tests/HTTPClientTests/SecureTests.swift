import Foundation
import Testing

@testable import HTTPClient

@Suite("TLS and HTTP/2")
struct SecureTests {
    @Test("a server is believed only by a trusted certificate, and spoken to in HTTP/2", .timeLimit(.minutes(3)))
    func trust() async throws {
        try await SecureServer.with { server in
            let stranger = try HTTPClient()
            let request = HTTPRequest(.post, server.url, body: .bytes([1, 2, 3]))
            let error = await failure(of: request, stranger)
            #expect(error?.reason == .tlsFailed && error?.fate == .notSent)

            let client = try HTTPClient(.init(trustedCertificatesPath: server.certificatePath))
            #expect(try await text(request, client) == "HTTP/2.0 POST 3")
            #expect(try await text(HTTPRequest(.get, server.url), client) == "HTTP/2.0 GET 0")

            var byName = request
            byName.url = server.url.replacingOccurrences(of: "127.0.0.1", with: "localhost")
            let misnamed = await failure(of: byName, client)
            #expect(misnamed?.reason == .tlsFailed && misnamed?.fate == .notSent)
        }
    }

    @Test("a missing file of certificates is an error, not trust in everyone")
    func missingCertificates() async throws {
        try await ScriptedServer.with { peer, _ in
            peer.waitForClose()
        } _: { server in
            let client = try HTTPClient(.init(trustedCertificatesPath: "/nonexistent/ca.pem"))
            let error = await failure(of: HTTPRequest(.get, server.url(scheme: "https")), client)
            #expect(error?.reason == .tlsFailed && error?.fate == .notSent)
        }
    }

    private func text(_ request: HTTPRequest, _ client: HTTPClient) async throws -> String {
        String(decoding: try await client.send(request).body, as: UTF8.self)
    }
}
