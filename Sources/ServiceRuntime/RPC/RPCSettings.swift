import Logging
import RPC

/// How the RPC connections of a process are secured: the same settings for every service.
public struct RPCSettings: Sendable {
    /// Users whose processes may be at the other end of a Unix socket, the own one and root among them.
    public let uids: Set<UInt32>
    private let tls: TLSFiles?
    private let allowsPlaintextLoopback: Bool

    /// Reads them.
    public init(from settings: inout Settings) {
        let given = settings.value(
            "SERVICE_UIDS", .list(of: .integer(in: 0...Int(UInt32.max))), default: [],
            help: "Numeric user ids of the services on Unix sockets, beside the own one and root: no others are "
                + "answered or called.")
        uids = RPCSecurity.ownUIDs.union(given.map { UInt32(clamping: $0) })
        allowsPlaintextLoopback = settings.value(
            "PLAINTEXT_LOOPBACK", .boolean, default: false,
            help: "Whether TCP addresses on loopback may go without TLS; no others ever do.")
        tls = Self.files(from: &settings)
    }

    private static func files(from settings: inout Settings) -> TLSFiles? {
        let names = ["TLS_CERTIFICATE", "TLS_PRIVATE_KEY", "TLS_TRUST_ROOTS"]
        let certificate = settings.optional(
            names[0], .text(), help: "PEM file with the certificate for TCP and its chain; read again when it changes.")
        let key = settings.optional(names[1], .text(), help: "PEM file with that certificate's private key.")
        let roots = settings.optional(
            names[2], .text(), help: "PEM file with the authorities that sign the certificates of peers.")
        let given = [certificate, key, roots]
        if let certificate, let key, let roots {
            return TLSFiles(certificateChain: certificate, privateKey: key, trustRoots: roots)
        }
        for (name, value) in zip(names, given) where value == nil && given.contains(where: { $0 != nil }) {
            settings.reject(name, because: "not given, although others of TLS_* are")
        }
        return nil
    }

    /// What a process shows its peers, and whom it takes for them apart from their names. The credentials are read
    /// here, and shared by all that is made of the result.
    ///
    /// - Throws: What is wrong with the files.
    public func security(logger: Logger) throws(TLSCredentials.Unusable) -> RPCSecurity {
        var security = RPCSecurity(uidsAllowed: uids, allowsPlaintextLoopback: allowsPlaintextLoopback)
        if let tls { security.credentials = try TLSCredentials(tls, logger: logger) }
        return security
    }

    /// Reports an address that could never be used.
    fileprivate func check(_ address: RPCAddress, of setting: String, in settings: inout Settings) {
        guard tls == nil else { return }
        let security = RPCSecurity(allowsPlaintextLoopback: allowsPlaintextLoopback)
        guard !security.admits(address) else { return }
        settings.reject(setting, because: "TCP needs TLS_CERTIFICATE, or PLAINTEXT_LOOPBACK=true on loopback")
    }
}

extension RPCSettings {
    /// Where a service is called, by which name it proves itself: `AUTH_ADDRESS` and `AUTH_IDENTITIES` for "AUTH".
    public func target(_ prefix: String, of title: String, from settings: inout Settings) -> RPCTargetSettings {
        let name = "\(prefix)_ADDRESS"
        let addresses = settings.value(
            name, .list(of: .rpcAddress), default: [Self.socket(prefix)],
            help: "Where \(title) is called; a host name stands for all of its addresses.")
        for address in addresses { check(address, of: name, in: &settings) }
        let identities = settings.value(
            "\(prefix)_IDENTITIES", .list(of: .identity), default: [Self.identity(prefix.lowercased())],
            help: "Names, one of which the certificate of \(title) has to carry.")
        return RPCTargetSettings(addresses: addresses, identities: Set(identities))
    }

    /// Where a service listens, and which names callers prove themselves by: `AUTH_ADDRESS` and `CALLERS_ALLOWED`.
    ///
    /// - Parameter callers: the services that call this one in VeoGen. Itself is added: health checks bear its name.
    public func listener(
        _ prefix: String, of title: String, callers: [String], from settings: inout Settings
    ) -> RPCListenerSettings {
        let name = "\(prefix)_ADDRESS"
        let address = settings.value(
            name, .rpcAddress, default: Self.socket(prefix), help: "Where \(title) listens.")
        check(address, of: name, in: &settings)
        let identities = settings.value(
            "CALLERS_ALLOWED", .list(of: .identity), default: (callers + [prefix.lowercased()]).map(Self.identity),
            help: "Names, one of which the certificate of whoever connects to \(title) has to carry.")
        return RPCListenerSettings(address: address, identities: Set(identities))
    }

    private static func socket(_ prefix: String) -> RPCAddress {
        .unix(path: "/run/veogen/\(prefix.lowercased()).sock")
    }

    /// The name that scripts/certificates puts into a service's certificate.
    private static func identity(_ service: String) -> String { "\(service).veogen" }
}

extension SettingForm where Value == String {
    /// A DNS name or a URI in a certificate.
    fileprivate static var identity: Self {
        Self(
            allowed: "a DNS name or URI",
            parse: { text in
                let isPrintable = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
                return isPrintable && (1...SettingsLimits.identityBytesMax).contains(text.utf8.count) ? text : nil
            },
            render: { $0 })
    }
}
