import Glibc

/// The hosts of a URL, which may name several; libpq tries one after the other.
extension PostgresEndpoint {
    private struct Place {
        let host: String
        let port: String

        /// Whether it is to be looked up: neither a folder of sockets nor a number.
        var isName: Bool {
            var number = in6_addr()
            return !host.isEmpty && !host.hasPrefix("/") && !host.hasPrefix("@")
                && inet_pton(AF_INET, host, &number) != 1 && inet_pton(AF_INET6, host, &number) != 1
        }
    }

    /// None where the URL says by itself where the server is.
    var hostNames: [String] {
        guard self["hostaddr"] == nil else { return [] }
        return places.filter(\.isName).map(\.host)
    }

    /// The same server where its names were found, so that libpq asks nobody: each name once for each of its addresses.
    func placed(_ addresses: HostLookup.Addresses) -> PostgresEndpoint {
        guard !hostNames.isEmpty else { return self }
        let found = places.flatMap { place in
            place.isName ? (addresses[place.host] ?? []).map { (place, $0) } : [(place, "")]
        }
        var placed = self
        placed["host"] = found.map(\.0.host).joined(separator: ",")
        placed["hostaddr"] = found.map(\.1).joined(separator: ",")
        placed["port"] = found.map(\.0.port).joined(separator: ",")
        return placed
    }

    private var places: [Place] {
        let hosts = (self["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        let ports = (self["port"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        return hosts.enumerated().map { index, host in
            // One port is for all of them.
            let port = ports.count == 1 ? ports[0] : ports.indices.contains(index) ? ports[index] : ""
            return Place(host: String(host), port: String(port))
        }
    }
}
