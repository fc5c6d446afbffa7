import RPC

/// Where the services are.
struct ServiceTargets: Sendable {
    /// AuthService.
    var auth: RPCTarget
    /// VideoService.
    var video: RPCTarget
    /// AIService.
    var ai: RPCTarget
}
