import Foundation
import Glibc
import Subprocess
import Testing

@Suite("A stack that can't be brought up")
struct UpRefusalTests {
    /// What `veogen up` says before it ends by itself, and its exit status.
    private func refusal(
        http: String = "127.0.0.1:0", _ environment: [Environment.Key: String?] = [:]
    ) async throws -> (status: TerminationStatus, said: String) {
        let folder = try TemporaryFolder()
        let result = try await run(
            .path(Program.path("veogen")),
            arguments: ["up", "--data", folder.url.path, "--http", http],
            environment: .inherit.updating(["DATABASE_URL": nil]).updating(environment), input: .none,
            output: .discarded, error: .string(limit: 1_000_000))
        return (result.terminationStatus, result.standardError)
    }

    @Test("says so at once where another process listens at its address", .timeLimit(.minutes(2)))
    func takenPort() async throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 1) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        try #require(isBound)
        let place = "127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        let (status, said) = try await refusal(http: place)
        #expect(status == .exited(1))
        #expect(said == "veogen: \(place) can't be listened on: Address already in use; choose another by --http\n")
    }

    @Test("ends with what is wrong with a models file, and does not start again", .timeLimit(.minutes(4)))
    func modelsFile() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("models.json")
        try Data(#"{"models": [{"id": "x"}]}"#.utf8).write(to: file)
        let (status, said) = try await refusal([
            "OPENAI_VIDEO_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_VIDEO_MODELS_FILE": file.path,
            "VERTEX_MODELS_FILE": file.path,
        ])
        #expect(status == .exited(1))
        #expect(said.contains("veogen: ai can't start:"))
        #expect(said.contains("OPENAI_VIDEO_MODELS_FILE: \(file.path): models[0]"), "\(said)")
        #expect(said.contains("VERTEX_MODELS_FILE: given, but VERTEX_ACCOUNT is not"), "\(said)")
    }
}
