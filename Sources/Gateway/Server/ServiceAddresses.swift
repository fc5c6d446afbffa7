import RPC

/// Where the services are.
struct ServiceAddresses: Sendable {
    /// AuthService.
    var auth: RPCAddress
    /// VideoService.
    var video: RPCAddress
    /// AIService.
    var ai: RPCAddress
}
