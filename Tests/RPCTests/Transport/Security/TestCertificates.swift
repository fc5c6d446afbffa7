import Foundation
import Testing

@testable import RPC

/// Certificates from scripts/certificates, in a folder of their own.
struct TestCertificates {
    let folder: String

    /// Makes an authority and certificates of `services`.
    init(_ services: [String], in folder: String) async throws {
        self.folder = folder
        try await issue(services)
    }

    /// Issues new certificates from the same authority.
    func issue(_ services: [String]) async throws {
        try await onThread { [folder] in try Self.issue(services, in: folder) }
    }

    /// Blocks.
    private static func issue(_ services: [String], in folder: String) throws {
        let process = Process()
        process.executableURL =
            URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../../scripts/certificates").standardizedFileURL
        process.arguments = [folder] + services
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    func files(_ service: String) -> TLSFiles {
        TLSFiles(
            certificateChain: "\(folder)/\(service).pem", privateKey: "\(folder)/\(service).key",
            trustRoots: "\(folder)/ca.pem")
    }

    /// What `service` shows, and a peer named `peer` as the one that it expects.
    func security(_ service: String, expecting peer: String) throws -> RPCSecurity {
        RPCSecurity(
            credentials: try TLSCredentials(files(service), logger: .quiet), identitiesAllowed: ["\(peer).veogen"])
    }
}
