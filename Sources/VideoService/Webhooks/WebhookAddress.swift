import FoundationEssentials
import Glibc
import HTTPClient

/// Which URLs may be webhooks. Where a name leads to is looked at anew with each connection, so what is refused here
/// only spares users a webhook that never works.
struct WebhookAddress: Sendable {
    /// Whether http, and this machine, are allowed: for tests.
    let allowsLoopback: Bool

    /// The addresses that may be connected to.
    var policy: HTTPAddressPolicy { allowsLoopback ? .publicOrLoopback : .publicOnly }

    /// Why a URL can't be one; nil when it can.
    func fault(of text: String) -> String? {
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
        else { return "Input should be a URL" }
        let schemes = allowsLoopback ? ["https", "http"] : ["https"]
        guard let scheme = parts.scheme?.lowercased(), schemes.contains(scheme) else {
            return "URL scheme should be 'https'"
        }
        guard parts.user == nil, parts.password == nil else { return "URL should hold no credentials" }
        guard parts.fragment == nil else { return "URL should have no fragment" }
        guard parts.port.map({ (1...65_535).contains($0) }) ?? true else { return "URL port should be from 1 to 65535" }
        if let address = Self.literal(host), !policy.allows(address) { return "URL should lead to the public Internet" }
        return nil
    }

    /// The bytes of a host that is an address itself.
    private static func literal(_ host: String) -> [UInt8]? {
        let text = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes[..<4]) }
        return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
    }
}
