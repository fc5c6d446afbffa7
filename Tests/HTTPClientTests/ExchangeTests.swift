import Foundation
import Synchronization
import Testing

@testable import HTTPClient

@Suite("An exchange")
struct ExchangeTests {
    private let client: HTTPClient

    init() throws { client = try HTTPClient() }

    @Test("brings the request there and the answer back as they are")
    func whole() async throws {
        let seen = Mutex<ScriptedPeer.Request?>(nil)
        try await ScriptedServer.with { peer, _ in
            let request = peer.readRequest()
            seen.withLock { $0 = request }
            peer.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
            peer.answer("201 Created", "done", headers: ["X-Two: a", "x-two:  b \t", "X-Empty:"])
        } _: { server in
            let answer = try await client.send(
                HTTPRequest(
                    .post, server.url("/v1/videos?x=1"),
                    headers: [HTTPHeader("Authorization", "Bearer k"), HTTPHeader("Content-Type", "application/json")],
                    body: .bytes(Array("{}".utf8))))
            #expect(answer.status == 201)
            #expect(answer.body == Array("done".utf8))
            #expect(answer.head.headers.filter { $0.name == "x-two" }.map(\.value) == ["a", "b"])
            #expect(answer.head["x-empty"] == "")
            #expect(answer.head["link"] == nil)
            #expect(answer.head.contentLength == 4)
        }
        let request = try #require(seen.withLock { $0 })
        #expect(request.line == "POST /v1/videos?x=1 HTTP/1.1")
        #expect(request.body == Array("{}".utf8))
        #expect(request.has("Authorization: Bearer k") && request.has("Content-Type: application/json"))
        #expect(request.has("User-Agent: VeoGen") && request.has("Content-Length: 2"))
        #expect(!request.head.lowercased().contains("expect:"))
        #expect(!request.head.lowercased().contains("accept-encoding:"))
    }

    @Test("knows each method", arguments: HTTPRequest.Method.allCases)
    func methods(_ method: HTTPRequest.Method) async throws {
        try await ScriptedServer.with { peer, _ in
            guard let request = peer.readRequest() else { return }
            peer.answer("200 OK", method == .head ? "" : "\(request.line)|\(request.body.count)")
        } _: { server in
            let answer = try await client.send(
                HTTPRequest(method, server.url(), body: method.hasBody ? .bytes([1, 2, 3]) : .none))
            let expected = method == .head ? "" : "\(method.rawValue) / HTTP/1.1|\(method.hasBody ? 3 : 0)"
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
    }

    @Test("uploads from a source, with a known length and in chunks", arguments: [true, false])
    func upload(hasLength: Bool) async throws {
        let pieces = 20
        let piece = [UInt8](repeating: 7, count: 10_000)
        try await ScriptedServer.with { peer, _ in
            guard let request = peer.readRequest() else { return }
            peer.answer("200 OK", "\(request.body.count) \(request.body.allSatisfy { $0 == 7 })")
        } _: { server in
            let left = Mutex(pieces)
            let body = HTTPRequestBody.stream(length: hasLength ? pieces * piece.count : nil) {
                left.withLock { left in
                    left -= 1
                    return left >= 0 ? piece : nil
                }
            }
            let request = HTTPRequest(.post, server.url(), body: body, timeouts: HTTPTimeouts(total: .seconds(600)))
            let answer = try await client.send(request)
            #expect(String(decoding: answer.body, as: UTF8.self) == "200000 true")
        }
    }

    @Test("a source that fails ends the request, whose fate is unknown")
    func failingSource() async throws {
        struct Broken: Error {}
        try await ScriptedServer.with { peer, _ in
            peer.waitForClose()
        } _: { server in
            let body = HTTPRequestBody.stream(length: 10) { throw Broken() }
            let error = await failure(of: HTTPRequest(.post, server.url(), body: body), client)
            #expect(error?.reason == .bodySourceFailed && error?.fate == .unknown)
        }
    }

    @Test("makes the server wait while nobody reads")
    func backpressure() async throws {
        let blocked = AsyncStream.makeStream(of: Int.self)
        let piece = [UInt8](repeating: 1, count: 64 << 10)
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 200 OK\r\n\r\n")
            blocked.continuation.yield(peer.writeUntilBlocked(piece, milliseconds: 3500))
            peer.write(piece)
        } _: { server in
            var request = HTTPRequest(.get, server.url())
            request.limits.bodyBytesMax = 1 << 30
            request.timeouts.total = .seconds(600)
            // Nobody reading is not the server idling.
            request.timeouts.idle = .seconds(3)
            let total = try await client.withResponse(to: request) { _, body in
                var taken = 0
                for await count in blocked.stream {
                    taken = count
                    break
                }
                #expect(taken < 64 << 20)
                var total = 0
                for try await chunk in body { total += chunk.count }
                #expect(total == taken + piece.count)
                return total
            }
            #expect(total > piece.count)
        }
    }

    @Test("many run at once")
    func many() async throws {
        let count = 60
        let arrived = Mutex(0)
        let all = AsyncStream.makeStream(of: Void.self)
        let release = DispatchSemaphore(value: 0)
        try await ScriptedServer.with { peer, _ in
            _ = peer.readRequest()
            if arrived.withLock({
                $0 += 1; return $0
            }) == count {
                all.continuation.finish()
            }
            release.wait()
            peer.answer("200 OK", "x")
        } _: { server in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<count {
                    group.addTask { try await client.send(HTTPRequest(.post, server.url())).status }
                }
                for await _ in all.stream {}
                for _ in 0..<count { release.signal() }
                for try await status in group { #expect(status == 200) }
            }
        }
    }
}
