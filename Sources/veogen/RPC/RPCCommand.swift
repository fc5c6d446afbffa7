import ArgumentParser

/// `veogen rpc`: the services' own interface, by hand.
struct RPCCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc",
        abstract: "List, describe and call the methods of a running service.",
        discussion: """
            The service says itself what it can be asked. ADDRESS is unix:///path or
            tcp://host:port.

              veogen rpc list unix:///run/veogen/ai.sock
              veogen rpc describe unix:///run/veogen/ai.sock AIService.ListModels
              veogen rpc call unix:///run/veogen/ai.sock AIService/ListModels
              veogen rpc call unix:///run/veogen/ai.sock AIService/EnhancePrompt \\
                '{"prompt": "a cat"}' --token "$TOKEN"

            How the connection is secured is set as for the services: SERVICE_UIDS,
            TLS_CERTIFICATE, TLS_PRIVATE_KEY, TLS_TRUST_ROOTS, PLAINTEXT_LOOPBACK.
            """,
        subcommands: [RPCList.self, RPCDescribe.self, RPCCall.self])
}
