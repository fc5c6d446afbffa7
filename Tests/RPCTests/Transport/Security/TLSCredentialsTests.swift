import Foundation
import Testing

@testable import RPC

@Suite("TLS credentials")
struct TLSCredentialsTests {
    @Test("new files are shown to whoever connects after they have changed")
    func reload() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway", "worker"], in: folder)
            var security = try certificates.security("auth", expecting: "gateway")
            security.identitiesAllowed.insert("worker.veogen")
            let client = try certificates.security("gateway", expecting: "auth")
            try await withRunning(TLSTests.server(security)) { address in
                #expect(try await TLSTests.ask(address, as: client) == "gateway.veogen")
                // The client's files become the worker's, in two steps; between them they do not fit each other.
                try Self.replace("\(folder)/gateway.key", with: "\(folder)/worker.key")
                #expect(try await TLSTests.ask(address, as: client) == "gateway.veogen")
                try Self.replace("\(folder)/gateway.pem", with: "\(folder)/worker.pem")
                #expect(try await TLSTests.ask(address, as: client) == "worker.veogen")
                // A server's new certificate that lacks the name is noticed as well.
                try Self.replace("\(folder)/auth.key", with: "\(folder)/worker.key")
                try Self.replace("\(folder)/auth.pem", with: "\(folder)/worker.pem")
                let log = RecordedLog()
                try await TLSTests.beRefused(
                    address, as: client, logger: log.logger, log: log, for: #"identity(["worker.veogen"])"#)
            }
        }
    }

    private static func replace(_ path: String, with source: String) throws {
        try Data(contentsOf: URL(fileURLWithPath: source)).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    @Test("files that cannot be used are named, not shown")
    func unusable() async throws {
        try await withTemporaryFolder { folder in
            let certificates = try await TestCertificates(["auth", "gateway"], in: folder)
            let good = certificates.files("auth")
            var missing = good
            missing.trustRoots = folder + "/none.pem"
            #expect(throws: TLSCredentials.Unusable.unreadable(path: missing.trustRoots, errno: ENOENT)) {
                try TLSCredentials(missing, logger: .quiet)
            }
            var directory = good
            directory.privateKey = folder
            #expect(throws: TLSCredentials.Unusable.self) { try TLSCredentials(directory, logger: .quiet) }
            var swapped = good
            swapped.privateKey = good.certificateChain
            #expect(throws: TLSCredentials.Unusable.malformed(path: swapped.privateKey)) {
                try TLSCredentials(swapped, logger: .quiet)
            }
            var mismatched = good
            mismatched.privateKey = certificates.files("gateway").privateKey
            let error = #expect(throws: TLSCredentials.Unusable.self) {
                try TLSCredentials(mismatched, logger: .quiet)
            }
            guard case .refused = error else { throw error ?? .refused("") }
        }
    }
}
