/// The files that a process needs for TLS, all in PEM.
public struct TLSFiles: Sendable, Hashable {
    /// The process's certificate, followed by those of intermediate authorities, if any.
    public var certificateChain: String
    /// The private key of that certificate.
    public var privateKey: String
    /// The certificates of the authorities that sign those of peers.
    public var trustRoots: String

    /// Names the three files.
    public init(certificateChain: String, privateKey: String, trustRoots: String) {
        self.certificateChain = certificateChain
        self.privateKey = privateKey
        self.trustRoots = trustRoots
    }

    var paths: [String] { [certificateChain, privateKey, trustRoots] }
}
