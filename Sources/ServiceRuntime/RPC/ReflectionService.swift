import RPC
import VeoGenAPI

/// Answers `veogen.reflection.v1.ReflectionService`: what a server can be asked.
struct ReflectionService: ReflectionAPI {
    /// The full names of the services that the server has.
    let services: Set<String>

    func describeServer(_ request: DescribeServerRequest, context: RPCContext) throws -> ServerDescription {
        ServerDescription(services: services.sorted(), descriptorSet: Contracts.descriptorSet)
    }
}

extension [RPCMethod] {
    /// These methods, and what every server of ours answers besides: health and reflection.
    public func withOperations(_ health: Health) -> [RPCMethod] {
        let standard = [HealthMethods.check.service, ReflectionMethods.describeServer.service]
        let services = Set(map(\.name.service) + standard)
        let standing = HealthService(health: health, services: services).rpcMethods
        return self + standing + ReflectionService(services: services).rpcMethods
    }
}
