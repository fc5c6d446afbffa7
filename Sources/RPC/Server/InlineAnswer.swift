import Protobuf

/// Where an inline handler's response goes: straight into the connection's output.
struct InlineAnswer {
    let connection: ServerConnection
    let facts: CallFacts

    func send(_ response: some ProtobufMessage) {
        connection.finish(facts, with: response)
    }
}
