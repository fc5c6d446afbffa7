import Protobuf

/// What a call whose requests are a stream has in place of its one request.
struct NoMessage: ProtobufMessage {
    init() {}

    init(unpacking bytes: UnsafeRawBufferPointer) throws(ProtobufError) {}

    func withPacked<Result>(_ body: (PackedMessage) throws -> Result) rethrows -> Result {
        try body(.empty)
    }
}
