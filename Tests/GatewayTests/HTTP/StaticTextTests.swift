import Foundation
import Testing

@testable import Gateway

@Suite("Texts that were compressed beforehand")
struct StaticTextTests {
    @Test(
        "gzip is sent to who takes it",
        arguments: [
            ("gzip", true), ("br, GZIP;q=0.5", true), ("x-gzip", true), ("deflate,\tgzip ; q=1", true), (nil, false),
            ("", false), ("br", false), ("gzip;q=0", false), ("gzip;q=0.000", false), ("gzipped", false),
            ("gzip;q=x", false),
        ])
    func accepts(header: String?, isCompressed: Bool) {
        #expect(StaticText.takesGzip(header) == isCompressed)
    }

    @Test("openapi.json comes small to who asks for it, and is the same")
    func openapi() async throws {
        try await withGateway { gateway in
            let plain = try await gateway.http.send(.GET, "/openapi.json")
            let small = try await gateway.http.send(.GET, "/openapi.json", headers: [("Accept-Encoding", "gzip")])
            #expect(plain["Content-Encoding"] == nil)
            #expect(small["Content-Encoding"] == "gzip")
            #expect(small["Vary"] == "Accept-Encoding")
            #expect(small.body.count * 4 < plain.body.count)
            #expect(try Self.gunzip(small.body) == plain.body)
        }
    }

    private static func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.path + "/gz-\(UInt32.random(in: .min ... .max)).gz"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", file]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(text)
    }
}
