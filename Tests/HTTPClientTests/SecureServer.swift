import Foundation
import NIOPosix
import Testing

/// The server of SecureServer/main.go, running.
struct SecureServer {
    let url: String
    let certificatePath: String

    /// Builds and runs it, and stops it afterwards.
    static func with(_ body: (SecureServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/veogen-http-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SecureServer/main.go").path
        var environment = ProcessInfo.processInfo.environment
        environment["GO111MODULE"] = "off"
        environment["GOCACHE"] = environment["HOME"].map { $0 + "/.cache/go-build" } ?? folder + "/cache"
        let program = folder + "/server"
        try await NIOThreadPool.singleton.runIfActive { [environment] in
            let build = process("/usr/bin/go", ["build", "-o", program, source], environment)
            try build.run()
            build.waitUntilExit()
            try #require(build.terminationStatus == 0)
        }

        let server = process(program, [folder + "/ca.pem"], environment)
        let (input, output) = (Pipe(), Pipe())
        server.standardInput = input
        server.standardOutput = output
        try server.run()
        defer {
            try? input.fileHandleForWriting.close()
            server.waitUntilExit()
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(UInt16(line.trimmingCharacters(in: .whitespacesAndNewlines)))
        try await body(SecureServer(url: "https://127.0.0.1:\(port)/", certificatePath: folder + "/ca.pem"))
    }

    private static func process(
        _ program: String, _ arguments: [String], _ environment: [String: String]
    ) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        return process
    }
}
