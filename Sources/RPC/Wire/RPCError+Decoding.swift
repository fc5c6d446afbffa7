extension RPCError {
    /// Most faults taken from a peer's error: what any sender needs, and a bound on memory.
    private static let faultsMax = 1024
    /// Longest wait believed; anything above is a sender's mistake.
    private static let retryAfterMax = Duration.seconds(24 * 3600)

    /// Reads a packed `google.rpc.Status`; nil for code 0, which is success. Details that we do not know are skipped.
    static func decode(status bytes: UnsafeRawBufferPointer) throws(MalformedMessage) -> RPCError? {
        var reader = WireReader(bytes)
        var code: Int32 = 0
        var error = RPCError(.unknown, reason: "", message: "")
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (StatusField.code, .varint(let number)): code = Int32(truncatingIfNeeded: number)
            case (StatusField.message, .bytes(let text)): error.message = try String(wireBytes: text)
            case (StatusField.details, .bytes(let detail)): try error.add(detail: detail)
            case (StatusField.code...StatusField.details, _): throw MalformedMessage()
            default: break
            }
        }
        guard code != 0 else { return nil }
        error.code = Code(wireValue: code)
        return error
    }

    private mutating func add(detail bytes: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(bytes)
        var typeURL = ""
        var message = UnsafeRawBufferPointer.empty
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (StatusField.AnyMessage.typeURL, .bytes(let text)): typeURL = try String(wireBytes: text)
            case (StatusField.AnyMessage.value, .bytes(let packed)): message = packed
            default: break
            }
        }
        switch typeURL {
        case StatusField.AnyMessage.errorInfo: try add(errorInfo: message)
        case StatusField.AnyMessage.retryInfo: retryAfter = try Self.delay(retryInfo: message)
        case StatusField.AnyMessage.badRequest: try addFaults(badRequest: message)
        default: break
        }
    }

    private mutating func add(errorInfo: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(errorInfo)
        while let (field, value) = try reader.next() {
            switch (field, value) {
            case (StatusField.ErrorInfo.reason, .bytes(let text)): reason = try String(wireBytes: text)
            case (StatusField.ErrorInfo.metadata, .bytes(let entry)): try add(errorInfoEntry: entry)
            default: break
            }
        }
    }

    private mutating func add(errorInfoEntry: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(errorInfoEntry)
        var (key, value) = ("", "")
        while let (field, part) = try reader.next() {
            switch (field, part) {
            case (StatusField.ErrorInfo.key, .bytes(let text)): key = try String(wireBytes: text)
            case (StatusField.ErrorInfo.value, .bytes(let text)): value = try String(wireBytes: text)
            default: break
            }
        }
        if key == StatusField.ErrorInfo.handled { isUnhandled = value == StatusField.ErrorInfo.no }
    }

    private static func delay(retryInfo: UnsafeRawBufferPointer) throws(MalformedMessage) -> Duration? {
        var reader = WireReader(retryInfo)
        var seconds: Int64 = 0
        var nanoseconds: Int64 = 0
        while let (field, value) = try reader.next() {
            guard case (StatusField.RetryInfo.delay, .bytes(let duration)) = (field, value) else { continue }
            var parts = WireReader(duration)
            while let (field, value) = try parts.next() {
                switch (field, value) {
                case (StatusField.RetryInfo.seconds, .varint(let number)): seconds = Int64(bitPattern: number)
                case (StatusField.RetryInfo.nanoseconds, .varint(let number)): nanoseconds = Int64(bitPattern: number)
                default: break
                }
            }
        }
        let delay = Duration.seconds(seconds) + .nanoseconds(nanoseconds)
        return min(max(delay, .zero), retryAfterMax)
    }

    private mutating func addFaults(badRequest: UnsafeRawBufferPointer) throws(MalformedMessage) {
        var reader = WireReader(badRequest)
        while let (field, value) = try reader.next() {
            guard case (StatusField.BadRequest.violations, .bytes(let violation)) = (field, value) else { continue }
            guard faults.count < Self.faultsMax else { return }
            faults.append(try FieldFault(violation: violation))
        }
    }
}

extension FieldFault {
    fileprivate init(violation: UnsafeRawBufferPointer) throws(MalformedMessage) {
        self.init(location: [], type: "", message: "")
        var path = ""
        var reader = WireReader(violation)
        while let (field, value) = try reader.next() {
            guard case .bytes(let bytes) = value else { continue }
            switch field {
            case StatusField.BadRequest.field: path = try String(wireBytes: bytes)
            case StatusField.BadRequest.description: message = try String(wireBytes: bytes)
            case StatusField.BadRequest.reason: type = try String(wireBytes: bytes)
            case StatusField.BadRequest.input: input = try String(wireBytes: bytes)
            case StatusField.BadRequest.step: location.append(try String(wireBytes: bytes))
            default: break
            }
        }
        // Other senders know only the joined path.
        if location.isEmpty, !path.isEmpty { location = path.split(separator: ".").map(String.init) }
    }
}
