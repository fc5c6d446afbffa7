/// ttrpc's `Response` message, read in place: `payload` points into the received frame and must not outlive it.
struct ResponseEnvelope {
    enum Field {
        static let status = 1
        static let payload = 2
    }

    private(set) var payload = UnsafeRawBufferPointer.empty
    /// nil for success.
    private(set) var error: RPCError?

    init(_ bytes: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(bytes)
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (Field.status, .bytes(let status)): error = try RPCError.decode(status: status)
            case (Field.payload, .bytes(let message)): payload = message
            case (Field.status...Field.payload, _): throw MalformedMessage()
            default: break
            }
        }
    }
}
