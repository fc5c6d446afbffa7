import RPC

@testable import Gateway

/// Where a test's services listen.
struct TestAddresses: Sendable {
    let auth: RPCAddress
    let video: RPCAddress
    let ai: RPCAddress

    var targets: ServiceTargets {
        ServiceTargets(auth: RPCTarget([auth]), video: RPCTarget([video]), ai: RPCTarget([ai]))
    }
}
