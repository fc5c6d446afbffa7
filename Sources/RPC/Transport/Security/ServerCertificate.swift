import Logging
import NIOSSL
import Synchronization

/// The certificate and key of a server whose clients show none, such as browsers; read again when the files change, as
/// `TLSCredentials` are.
public final class ServerCertificate: Sendable {
    private struct State {
        var versions: [CredentialFile.Version?]
        var context: NIOSSLContext
    }

    private let paths: [String]
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads both PEM files: the certificate, followed by those of intermediate authorities, and its private key.
    public init(
        certificateChain: String, privateKey: String, logger: Logger
    ) throws(TLSCredentials.Unusable) {
        paths = [certificateChain, privateKey]
        self.logger = logger
        state = Mutex(try Self.load(paths))
    }

    /// What a new connection shows. Files that can't be used, such as a new certificate whose key is still to come,
    /// leave what was read before in force.
    public var context: NIOSSLContext {
        state.withLock { state in
            let versions = paths.map { CredentialFile.Version(path: $0) }
            guard versions != state.versions else { return state.context }
            do throws(TLSCredentials.Unusable) {
                state = try Self.load(paths)
                logger.notice("the certificate was read again", metadata: ["certificate": "\(paths[0])"])
            } catch {
                // Not again for the same files: one line tells of each change.
                state.versions = versions
                logger.error("the new certificate cannot be used, the old one stays", metadata: ["error": "\(error)"])
            }
            return state.context
        }
    }

    private static func load(_ paths: [String]) throws(TLSCredentials.Unusable) -> State {
        let chainFile = try CredentialFile(path: paths[0])
        let keyFile = try CredentialFile(path: paths[1])
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(chainFile.bytes), !chain.isEmpty else {
            throw .malformed(path: paths[0])
        }
        guard let key = try? NIOSSLPrivateKey(bytes: keyFile.bytes, format: .pem) else {
            throw .malformed(path: paths[1])
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        // TLS 1.2 for old devices; BCP 195 (RFC 9325) forbids what is older.
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        do {
            return State(
                versions: [chainFile.version, keyFile.version], context: try NIOSSLContext(configuration: configuration)
            )
        } catch {
            throw .refused("\(error)")
        }
    }
}
