import Identity
import RPC
import ServiceRuntime

/// The settings of AuthService.
struct Config: ServiceConfig {
    /// Where it listens.
    let address: RPCAddress
    /// The database's URL.
    let databaseURL: Secret
    /// How long an access token lives.
    let accessTokenLife: Duration
    /// Who counts as a service.
    let peers: PeerTrust

    init(from settings: inout Settings) {
        address = settings.value(
            "AUTH_ADDRESS", .rpcAddress, default: .unix(path: "/run/veogen/auth.sock"),
            help: "Where AuthService listens.")
        databaseURL = settings.databaseURL()
        accessTokenLife = settings.value(
            "ACCESS_TOKEN_EXPIRE_MINUTES", .duration(in: .seconds(60) ... .seconds(86_400), unit: .minutes),
            default: .seconds(1_800), help: "How long an access token lives.")
        peers = PeerTrust(from: &settings)
    }
}
