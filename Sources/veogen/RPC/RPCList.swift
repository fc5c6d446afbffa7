import ArgumentParser

/// Lists what a service can be asked.
struct RPCList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the methods of a running service, each as SERVICE/METHOD.")

    @OptionGroup var server: RPCServerOptions

    func run() async throws {
        try await server.connect { _, contract in
            for name in contract.services {
                for method in contract.types.service(named: name)?.methods ?? [] {
                    Console.result("\(name)/\(method.name)")
                }
            }
        }
    }
}
