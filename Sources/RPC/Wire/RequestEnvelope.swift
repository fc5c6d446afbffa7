/// ttrpc's `Request` message, read in place.
///
/// `service`, `method` and `payload` point into the received frame and must not outlive it.
struct RequestEnvelope {
    enum Field {
        static let service = 1
        static let method = 2
        static let payload = 3
        static let timeout = 4
        static let metadata = 5
        static let metadataKey = 1
        static let metadataValue = 2
    }

    enum Fault: Error {
        case malformed
        case metadataTooLarge
    }

    private(set) var service = UnsafeRawBufferPointer.empty
    private(set) var method = UnsafeRawBufferPointer.empty
    private(set) var payload = UnsafeRawBufferPointer.empty
    /// Nanoseconds until the caller's deadline; 0 for none, negative when it has passed.
    private(set) var timeoutNanoseconds: Int64 = 0
    private(set) var metadata = RPCMetadata()

    /// Reads `bytes`; unknown fields are skipped, of a repeated single field the last counts.
    init(_ bytes: UnsafeRawBufferPointer, limits: borrowing RPCLimits) throws(Fault) {
        var reader = WireReader(bytes)
        var metadataBytes = 0
        do {
            while let (field, value) = try reader.next() {
                switch (field, value) {
                case (Field.service, .bytes(let text)): service = text
                case (Field.method, .bytes(let text)): method = text
                case (Field.payload, .bytes(let message)): payload = message
                case (Field.timeout, .varint(let nanoseconds)): timeoutNanoseconds = Int64(bitPattern: nanoseconds)
                case (Field.metadata, .bytes(let pair)):
                    metadataBytes += pair.count
                    guard metadataBytes <= limits.metadataBytesMax, metadata.entries.count < limits.metadataPairsMax
                    else { throw Fault.metadataTooLarge }
                    try addMetadata(pair)
                case (Field.service...Field.metadata, _): throw MalformedMessage()
                default: break
                }
            }
        } catch let fault as Fault {
            throw fault
        } catch {
            throw .malformed
        }
    }

    private mutating func addMetadata(_ pair: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(pair)
        var key = ""
        var text = ""
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (Field.metadataKey, .bytes(let bytes)): key = try String(wireBytes: bytes)
            case (Field.metadataValue, .bytes(let bytes)): text = try String(wireBytes: bytes)
            case (Field.metadataKey...Field.metadataValue, _): throw MalformedMessage()
            default: break
            }
        }
        metadata.add(text, for: key)
    }
}

extension RPCError {
    /// What the sender of a bad envelope is told.
    init(_ fault: RequestEnvelope.Fault) {
        switch fault {
        case .malformed:
            self = .invalidArgument("malformed_request", "The request is no valid protobuf message")
        case .metadataTooLarge:
            self = .resourceExhausted("metadata_too_large", "The request's metadata is above the limit")
        }
    }
}
