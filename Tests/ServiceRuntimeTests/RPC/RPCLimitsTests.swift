import Testing

@testable import ServiceRuntime

@Suite struct RPCLimitsTests {
    @Test("an RPC server gives its calls as long to finish as the settings say")
    func gracePeriod() throws {
        let config = try RuntimeConfig.load(from: Settings(environment: ["SHUTDOWN_GRACE_SECONDS": "7"]))
        #expect(config.rpcLimits.shutdownGracePeriod == .seconds(7))
    }
}
