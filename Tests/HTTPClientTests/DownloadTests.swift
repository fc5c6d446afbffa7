import Foundation
import SystemPackage
import Testing

@testable import HTTPClient

@Suite("A download")
struct DownloadTests {
    private let client: HTTPClient

    init() throws { client = try HTTPClient() }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/veogen-http-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private func request(_ server: ScriptedServer) -> HTTPRequest {
        HTTPRequest(
            .get, server.url(), timeouts: HTTPTimeouts(total: .seconds(600)),
            limits: HTTPResponseLimits(bodyBytesMax: 64 << 20))
    }

    @Test("goes to its file, byte for byte")
    func whole() async throws {
        let content = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await withFolder { folder in
            try await ScriptedServer.with { peer, _ in
                _ = peer.readRequest()
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: \(content.count)\r\n\r\n")
                peer.write(content)
            } _: { server in
                let answer = try await client.download(request(server), to: folder + "/x")
                #expect(answer.status == 200 && answer.body.isEmpty)
                #expect(FileManager.default.contents(atPath: folder + "/x") == Data(content))
                await #expect(throws: Errno.fileExists) {
                    try await client.download(request(server), to: folder + "/x")
                }
                #expect(FileManager.default.contents(atPath: folder + "/x") == Data(content))
            }
        }
    }

    @Test("that is cut short leaves no file")
    func truncated() async throws {
        try await withFolder { folder in
            try await ScriptedServer.with { peer, _ in
                _ = peer.readRequest()
                peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n12345")
            } _: { server in
                await #expect(throws: HTTPClientError.self) {
                    try await client.download(request(server), to: folder + "/x")
                }
                let files = try FileManager.default.contentsOfDirectory(atPath: folder)
                #expect(files.isEmpty)
            }
        }
    }

    @Test("that is refused makes no file and returns why, within bounds")
    func refused() async throws {
        try await withFolder { folder in
            try await ScriptedServer.with { peer, _ in
                _ = peer.readRequest()
                peer.answer("404 Not Found", String(repeating: "x", count: 200_000))
            } _: { server in
                let answer = try await client.download(request(server), to: folder + "/x")
                #expect(answer.status == 404 && answer.body.count == 64 << 10)
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            }
        }
    }
}
