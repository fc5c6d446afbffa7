import Glibc
import Logging
import RPC
import Testing

@testable import ServiceRuntime

@Suite("The settings of RPC connections")
struct RPCSettingsTests {
    private struct Config: ServiceConfig {
        let rpc: RPCSettings
        let listener: RPCListenerSettings
        let auth: RPCTargetSettings

        init(from settings: inout Settings) {
            rpc = RPCSettings(from: &settings)
            listener = rpc.listener("AI", of: "AIService", callers: ["gateway"], from: &settings)
            auth = rpc.target("AUTH", of: "AuthService", from: &settings)
        }

        static func load(_ environment: [String: String]) throws(ConfigError) -> Config {
            try load(from: Settings(environment: environment))
        }
    }

    private static let tls = ["TLS_CERTIFICATE": "/c.pem", "TLS_PRIVATE_KEY": "/c.key", "TLS_TRUST_ROOTS": "/ca.pem"]

    @Test("without any, services meet on Unix sockets, as one user")
    func defaults() throws {
        let config = try Config.load([:])
        let security = try config.rpc.security(logger: Logger(label: "test"))
        #expect(security.credentials == nil)
        #expect(security.uidsAllowed == [geteuid(), 0])
        #expect(!security.allowsPlaintextLoopback)
        #expect(config.listener.address == .unix(path: "/run/veogen/ai.sock"))
        #expect(config.listener.security(security).identitiesAllowed == ["gateway.veogen", "ai.veogen"])
        let target = config.auth.target(security)
        #expect(target.addresses == [.unix(path: "/run/veogen/auth.sock")])
        #expect(target.security.identitiesAllowed == ["auth.veogen"])
    }

    @Test("names and users that are given take the place of the defaults")
    func given() throws {
        let config = try Config.load([
            "SERVICE_UIDS": "1001", "CALLERS_ALLOWED": "spiffe://x/gateway, b", "AUTH_IDENTITIES": "a",
            "AUTH_ADDRESS": "unix:///run/a.sock, unix:///run/b.sock",
        ])
        #expect(config.rpc.uids == [geteuid(), 0, 1001])
        let security = try config.rpc.security(logger: Logger(label: "test"))
        #expect(config.listener.security(security).identitiesAllowed == ["spiffe://x/gateway", "b"])
        #expect(config.auth.target(security).security.identitiesAllowed == ["a"])
        #expect(config.auth.target(security).addresses == [.unix(path: "/run/a.sock"), .unix(path: "/run/b.sock")])
    }

    @Test("a TCP address needs certificates, or loopback and leave")
    func tcp() throws {
        let remote = ["AI_ADDRESS": "tcp://0.0.0.0:7000", "AUTH_ADDRESS": "unix:///a,tcp://auth-1:7001"]
        let loopback = ["AUTH_ADDRESS": "tcp://localhost:7001"]
        let leave = ["PLAINTEXT_LOOPBACK": "true"]
        #expect(Self.problems(remote) == ["AI_ADDRESS", "AUTH_ADDRESS"])
        #expect(Self.problems(remote.merging(leave) { $1 }) == ["AI_ADDRESS", "AUTH_ADDRESS"])
        #expect(Self.problems(loopback) == ["AUTH_ADDRESS"])
        #expect(Self.problems(loopback.merging(leave) { $1 }) == [])
        #expect(Self.problems(remote.merging(Self.tls) { $1 }) == [])
    }

    @Test("a certificate without its key or authorities is reported, files that are not there at the start")
    func files() throws {
        var given = Self.tls
        given["TLS_PRIVATE_KEY"] = nil
        #expect(Self.problems(given) == ["TLS_PRIVATE_KEY"])
        let config = try Config.load(Self.tls)
        #expect(throws: TLSCredentials.Unusable.self) { try config.rpc.security(logger: Logger(label: "test")) }
    }

    private static func problems(_ environment: [String: String]) -> [String] {
        do {
            _ = try Config.load(environment)
            return []
        } catch {
            return error.problems.map(\.name)
        }
    }
}
