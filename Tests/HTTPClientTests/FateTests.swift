import Foundation
import Synchronization
import Testing

@testable import HTTPClient

@Suite("What became of a request")
struct FateTests {
    private let client: HTTPClient

    init() throws { client = try HTTPClient() }

    private func post(_ url: String) -> HTTPRequest { HTTPRequest(.post, url, body: .bytes(Array("{}".utf8))) }

    @Test("nobody listens: not sent")
    func refused() async throws {
        // A port below those that are given out: no other test's server can get it.
        let error = await failure(of: post("http://127.0.0.1:1/"), client)
        #expect(error?.reason == .connectFailed && error?.fate == .notSent)
    }

    @Test("a name without an address: not sent")
    func unknownName() async throws {
        let error = await failure(of: post("http://no-such-host.invalid/"), client)
        #expect(error?.reason == .nameNotResolved && error?.fate == .notSent)
    }

    @Test("a handshake that is answered with something else: not sent")
    func noHandshake() async throws {
        try await ScriptedServer.with { peer, _ in
            _ = peer.read()
            peer.write("HTTP/1.1 400 Bad Request\r\n\r\n")
        } _: { server in
            let error = await failure(of: post(server.url(scheme: "https")), client)
            #expect(error?.reason == .tlsFailed && error?.fate == .notSent)
        }
    }

    @Test("a handshake that hangs: not sent")
    func hangingHandshake() async throws {
        try await ScriptedServer.with { peer, _ in
            peer.waitForClose()
        } _: { server in
            var request = post(server.url(scheme: "https"))
            request.timeouts.connect = .milliseconds(200)
            let error = await failure(of: request, client)
            #expect(error?.reason == .connectTimeout && error?.fate == .notSent)
        }
    }

    @Test("a request that can't be sent as it is: not sent", arguments: badRequests)
    func invalid(_ request: HTTPRequest) async throws {
        let error = await failure(of: request, client)
        #expect(error?.reason == .invalidRequest && error?.fate == .notSent)
    }

    private static let badRequests = [
        HTTPRequest(.get, ""), HTTPRequest(.get, "ftp://127.0.0.1/"), HTTPRequest(.get, "file:///etc/passwd"),
        HTTPRequest(.get, "http://127.0.0.1:1/\r\nX: y"), HTTPRequest(.get, "http://127.0.0.1:99999/"),
        HTTPRequest(.get, "http://127.0.0.1:1/", headers: [HTTPHeader("X", "a\r\nY: b")]),
        HTTPRequest(.get, "http://127.0.0.1:1/", headers: [HTTPHeader("X: y\r\nZ", "a")]),
        HTTPRequest(.get, "http://127.0.0.1:1/", headers: [HTTPHeader("", "a")]),
        HTTPRequest(.post, "http://127.0.0.1:1/", headers: [HTTPHeader("Content-Length", "5")]),
        HTTPRequest(.get, "http://127.0.0.1:1/", body: .bytes([1])),
    ]

    @Test("accepted and reset: unknown, and sent only once", arguments: [true, false])
    func reset(isRequestRead: Bool) async throws {
        try await ScriptedServer.with { peer, _ in
            if isRequestRead { _ = peer.readRequest() } else { peer.waitForBytes() }
            peer.reset()
        } _: { server in
            let error = await failure(of: post(server.url()), client)
            #expect(error?.fate == .unknown)
            #expect(error?.reason == .connectionLost)
            #expect(server.connectionCount == 1)
        }
    }

    @Test("accepted and silent: unknown")
    func silent() async throws {
        try await ScriptedServer.with { peer, _ in
            peer.waitForClose()
        } _: { server in
            var request = post(server.url())
            request.timeouts.firstByte = .milliseconds(200)
            let error = await failure(of: request, client)
            #expect(error?.reason == .firstByteTimeout && error?.fate == .unknown)
        }
    }

    @Test("a POST never travels on a kept connection, and a GET that finds that dead is sent again")
    func keptConnections() async throws {
        try await ScriptedServer.with { peer, number in
            guard let request = peer.readRequest() else { return }
            peer.answer("200 OK", "\(number)")
            // The first connection dies on its second request; POSTs get one of their own.
            guard request.line.hasPrefix("GET"), number == 0 else { return }
            _ = peer.readRequest()
            peer.reset()
        } _: { server in
            let get = HTTPRequest(.get, server.url())
            let answers = [
                try await client.send(get), try await client.send(post(server.url())), try await client.send(get),
            ]
            #expect(answers.map { String(decoding: $0.body, as: UTF8.self) } == ["0", "1", "2"])
            #expect(server.connectionCount == 3)
        }
    }

    @Test("a cancelled task closes its connection")
    func cancelled() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        let gone = AsyncStream.makeStream(of: Void.self)
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            arrived.continuation.finish()
            peer.waitForClose()
            gone.continuation.finish()
        } _: { server in
            let task = Task { await failure(of: post(server.url()), client) }
            for await _ in arrived.stream {}
            task.cancel()
            let error = await task.value
            #expect(error?.reason == .cancelled && error?.fate == .unknown)
            for await _ in gone.stream {}
        }
    }

    @Test("a task that is cancelled before it begins sends nothing")
    func cancelledBefore() async throws {
        try await ScriptedServer.with { peer, _ in
            peer.waitForClose()
        } _: { server in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await failure(of: post(server.url()), client)
            }
            let error = await task.value
            #expect(error?.reason == .cancelled && error?.fate == .notSent)
        }
    }

    @Test("a client that is shut down ends what is under way, and takes nothing more")
    func shutdown() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            arrived.continuation.finish()
            peer.waitForClose()
        } _: { server in
            let request = post(server.url())
            let task = Task { await failure(of: request, client) }
            for await _ in arrived.stream {}
            client.shutdown()
            let error = await task.value
            #expect(error?.reason == .shutDown && error?.fate == .unknown)
            let late = await failure(of: request, client)
            #expect(late?.reason == .shutDown && late?.fate == .notSent)
        }
    }
}
