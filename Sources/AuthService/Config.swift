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
    /// Users whose processes count as services, beside the own one and root.
    let serviceUIDs: [Int]
    /// Whether whoever connects over loopback TCP counts as a service.
    let trustsTCP: Bool

    init(from settings: inout Settings) {
        address = settings.value(
            "AUTH_ADDRESS", .rpcAddress, default: .unix(path: "/run/veogen/auth.sock"),
            help: "Where AuthService listens.")
        databaseURL = Self.databaseURL(from: &settings)
        accessTokenLife = settings.value(
            "ACCESS_TOKEN_EXPIRE_MINUTES", .duration(in: .seconds(60) ... .seconds(86_400), unit: .minutes),
            default: .seconds(1_800), help: "How long an access token lives.")
        serviceUIDs = settings.value(
            "SERVICE_UIDS", .list(of: .integer(in: 0...Int(UInt32.max))), default: [],
            help: "Numeric user ids whose processes may call what is for services only, beside the own one and root.")
        trustsTCP = settings.value(
            "TRUST_LOOPBACK", .boolean, default: false,
            help: "Whether any process that connects over loopback TCP counts as a service.")
    }

    static func databaseURL(from settings: inout Settings) -> Secret {
        settings.requiredSecret("DATABASE_URL", help: "The PostgreSQL database: postgresql://user:password@host/name.")
    }
}

/// The settings of the commands that only need the database.
struct DatabaseConfig: ServiceConfig {
    let databaseURL: Secret

    init(from settings: inout Settings) {
        databaseURL = Config.databaseURL(from: &settings)
    }
}

extension SettingForm where Value == RPCAddress {
    /// A Unix socket or a loopback port.
    static var rpcAddress: Self {
        Self(
            allowed: "unix:///path, or tcp://127.0.0.1:port",
            parse: { try? RPCAddress(parsing: $0) },
            render: { $0.description })
    }
}
