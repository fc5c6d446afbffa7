extension RPCError {
    /// The error as a packed `google.rpc.Status`, its texts cut to the limits.
    func encodedStatus(limits: RPCLimits) -> [UInt8] {
        var status = WireWriter()
        status.varint(StatusField.code, UInt64(UInt32(bitPattern: code.rawValue)))
        status.text(StatusField.message, message.prefix(utf8Bytes: limits.errorMessageBytesMax))
        if !reason.isEmpty {
            status.detail(StatusField.AnyMessage.errorInfo) { info in
                info.text(StatusField.ErrorInfo.reason, reason.prefix(utf8Bytes: limits.errorMessageBytesMax))
                info.text(StatusField.ErrorInfo.domain, StatusField.ErrorInfo.veogen)
                if isUnhandled { info.entry(StatusField.ErrorInfo.handled, StatusField.ErrorInfo.no) }
            }
        }
        if let retryAfter, retryAfter > .zero {
            status.detail(StatusField.AnyMessage.retryInfo) { $0.retryDelay(retryAfter) }
        }
        if !faults.isEmpty {
            status.detail(StatusField.AnyMessage.badRequest) { badRequest in
                for fault in faults.prefix(limits.faultsMax) {
                    badRequest.violation(fault, textBytesMax: limits.errorMessageBytesMax)
                }
            }
        }
        return status.bytes
    }
}

extension WireWriter {
    fileprivate mutating func detail(_ typeURL: String, _ build: (inout WireWriter) -> Void) {
        message(StatusField.details) { any in
            any.text(StatusField.AnyMessage.typeURL, typeURL)
            any.message(StatusField.AnyMessage.value, build)
        }
    }

    fileprivate mutating func entry(_ key: String, _ value: String) {
        message(StatusField.ErrorInfo.metadata) { entry in
            entry.text(StatusField.ErrorInfo.key, key)
            entry.text(StatusField.ErrorInfo.value, value)
        }
    }

    fileprivate mutating func retryDelay(_ delay: Duration) {
        let (seconds, attoseconds) = delay.components
        message(StatusField.RetryInfo.delay) { duration in
            duration.varint(StatusField.RetryInfo.seconds, UInt64(bitPattern: seconds))
            duration.varint(StatusField.RetryInfo.nanoseconds, UInt64(bitPattern: attoseconds / 1_000_000_000))
        }
    }

    fileprivate mutating func violation(_ fault: FieldFault, textBytesMax: Int) {
        message(StatusField.BadRequest.violations) { violation in
            let field = fault.location.joined(separator: ".")
            violation.text(StatusField.BadRequest.field, field.prefix(utf8Bytes: textBytesMax))
            violation.text(StatusField.BadRequest.description, fault.message.prefix(utf8Bytes: textBytesMax))
            violation.text(StatusField.BadRequest.reason, fault.type.prefix(utf8Bytes: textBytesMax))
            if let input = fault.input, input.utf8.count <= textBytesMax {
                // Cut JSON would be none, so a long input is left out.
                violation.text(StatusField.BadRequest.input, input)
            }
            guard field.utf8.count <= textBytesMax else { return }
            for step in fault.location { violation.text(StatusField.BadRequest.step, step) }
        }
    }
}

extension String {
    /// The longest beginning that takes at most `byteCount` bytes and cuts no character.
    func prefix(utf8Bytes byteCount: Int) -> String {
        guard utf8.count > byteCount else { return self }
        var end = utf8.index(startIndex, offsetBy: byteCount)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
