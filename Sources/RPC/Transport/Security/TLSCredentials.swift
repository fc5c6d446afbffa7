import Glibc
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// A process's certificate, its key, and the authorities that it believes; read again when the files change.
///
/// Every new connection looks whether they have changed, which takes three calls of `stat`. Connections that are open
/// go on as they are. Files that cannot be used, such as a new certificate whose key is still to come, leave what was
/// read before in force.
public final class TLSCredentials: Sendable {
    /// Why the files cannot be used. Says nothing of their contents.
    public enum Unusable: Error, Equatable, CustomStringConvertible {
        /// The system refuses the file.
        case unreadable(path: String, errno: Int32)
        /// There is something else at the path, or a file that is empty or too large.
        case notAFile(path: String, bytesMax: Int)
        /// The file holds no certificate or key in PEM.
        case malformed(path: String)
        /// The key is not the certificate's, or the library refuses them for another reason.
        case refused(String)

        /// What is wrong with which file.
        public var description: String {
            switch self {
            case .unreadable(let path, let code): "\(path) cannot be read: \(String(cString: strerror(code)))"
            case .notAFile(let path, let bytesMax): "\(path) is no file of 1 to \(bytesMax) bytes"
            case .malformed(let path): "\(path) holds nothing in PEM that is expected there"
            case .refused(let reason): "The certificate and the key cannot be used: \(reason)"
            }
        }
    }

    /// How long a connection waits for its peer's goodbye: after it the socket is closed all the same.
    private static let closingTimeout = TimeAmount.seconds(1)

    private struct Contexts: Sendable {
        let server: NIOSSLContext
        let client: NIOSSLContext
    }

    private struct State {
        var versions: [CredentialFile.Version?]
        var contexts: Contexts
    }

    private let files: TLSFiles
    private let logger: Logger
    private let state: Mutex<State>

    /// Reads the files.
    public init(_ files: TLSFiles, logger: Logger) throws(Unusable) {
        self.files = files
        self.logger = logger
        let (versions, contexts) = try Self.load(files)
        state = Mutex(State(versions: versions, contexts: contexts))
    }

    var serverContext: NIOSSLContext { current().server }
    var clientContext: NIOSSLContext { current().client }

    private func current() -> Contexts {
        state.withLock { state in
            let versions = files.paths.map { CredentialFile.Version(path: $0) }
            guard versions != state.versions else { return state.contexts }
            do throws(Unusable) {
                (state.versions, state.contexts) = try Self.load(files)
                logger.notice("TLS credentials read again", metadata: ["certificate": "\(files.certificateChain)"])
            } catch {
                // Not again for the same files: one line tells of each change.
                state.versions = versions
                logger.error("new TLS credentials cannot be used, the old ones stay", metadata: ["error": "\(error)"])
            }
            return state.contexts
        }
    }

    private static func load(_ files: TLSFiles) throws(Unusable) -> ([CredentialFile.Version?], Contexts) {
        let chainFile = try CredentialFile(path: files.certificateChain)
        let keyFile = try CredentialFile(path: files.privateKey)
        let rootsFile = try CredentialFile(path: files.trustRoots)
        let chain = try certificates(chainFile, path: files.certificateChain)
        let roots = try certificates(rootsFile, path: files.trustRoots)
        guard let key = try? NIOSSLPrivateKey(bytes: keyFile.bytes, format: .pem) else {
            throw .malformed(path: files.privateKey)
        }
        var server = TLSConfiguration.makeServerConfigurationWithMTLS(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key),
            trustRoots: .certificates(roots))
        server.minimumTLSVersion = .tlsv13
        server.shutdownTimeout = closingTimeout
        var client = TLSConfiguration.makeClientConfiguration()
        client.minimumTLSVersion = .tlsv13
        client.shutdownTimeout = closingTimeout
        client.certificateChain = server.certificateChain
        client.privateKey = server.privateKey
        client.trustRoots = server.trustRoots
        // The name that matters is the service's, not the host's: `IdentityCheck` looks for it.
        client.certificateVerification = .noHostnameVerification
        do {
            let contexts = Contexts(
                server: try NIOSSLContext(configuration: server), client: try NIOSSLContext(configuration: client))
            return ([chainFile.version, keyFile.version, rootsFile.version], contexts)
        } catch {
            throw .refused("\(error)")
        }
    }

    private static func certificates(
        _ file: CredentialFile, path: String
    ) throws(Unusable) -> [NIOSSLCertificate] {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(file.bytes), !certificates.isEmpty else {
            throw .malformed(path: path)
        }
        return certificates
    }
}
