import ArgumentParser
import CoreMetrics
import RPC
import ServiceRuntime

/// Where a server is and what both sides do beside the calls.
struct Connection: ParsableArguments {
    @Argument(help: "unix:///path or tcp://127.0.0.1:port.")
    var address: String

    @Option(help: "A folder made by scripts/certificates with `bench`; without it TCP is in plain text.")
    var certificates: String?

    @Flag(help: "Leave out metadata and metrics, which services always have.")
    var bare = false

    func rpcAddress() throws -> RPCAddress { try RPCAddress(parsing: address) }

    func security() throws -> RPCSecurity {
        guard let certificates else { return RPCSecurity(allowsPlaintextLoopback: true) }
        let files = TLSFiles(
            certificateChain: "\(certificates)/bench.pem", privateKey: "\(certificates)/bench.key",
            trustRoots: "\(certificates)/ca.pem")
        return RPCSecurity(
            credentials: try TLSCredentials(files, logger: RPCBench.logger), identitiesAllowed: ["bench.veogen"])
    }

    /// The metrics that a service keeps of its calls.
    func observer(_ side: CallMetrics.Side) -> CallMetrics? {
        guard !bare else { return nil }
        let registry = PrometheusRegistry()
        let methods = ["Echo", "EchoAsync", "EchoHop"].map { RPCBench.method($0) }
        return CallMetrics(side, methods: methods, registry: registry, factory: registry)
    }

    /// What the gateway sends along.
    func metadata() -> RPCMetadata {
        guard !bare else { return RPCMetadata() }
        let scope = RequestScope()
        var metadata = RPCMetadata()
        for (key, value) in scope.metadata { metadata.add(value, for: key) }
        return metadata
    }

    func client() throws -> RPCClient {
        RPCClient(
            address: try rpcAddress(), security: try security(), observer: observer(.client), logger: RPCBench.logger,
            group: RPCBench.group)
    }
}
