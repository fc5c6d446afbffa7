import NIOCore

/// Receiving.
extension ClientConnection {
    func resumeReading() {
        isReadingPaused = false
        decode()
        guard isReadHeld, !isReadingPaused else { return }
        isReadHeld = false
        context?.read()
    }

    func decode() {
        guard !isDecoding, !isReadingPaused, !isClosed else { return }
        isDecoding = true
        do {
            try decoder.decode { event in
                if receive(event) == .pause { isReadingPaused = true }
                return isReadingPaused || isClosed ? .pause : .goOn
            }
        } catch {
            link.settings.logger.warning(
                "RPC server announced an overlong frame", metadata: ["bytes": "\(error.header.length)"])
            close()
        }
        isDecoding = false
    }

    private func receive(_ event: FrameDecoder.Event) -> FrameDecoder.Flow {
        switch event {
        case .frame(let header, let data):
            if extensions == nil { meetServer(header, data) }
            guard let call = calls[header.streamID] else {
                receiveExtension(header, data)
                return .goOn
            }
            if header.type == .response {
                receiveResponse(data, for: call)
            } else if header.type == .data {
                return receiveData(data, header.flags, for: call)
            } else if header.type == .window, windowBytes != nil, data.count >= 4 {
                call.outbox?.window.give(back: data.bigEndian(at: 0))
                call.outbox?.resumeWriters()
            } else if header.type == .metadata, extensions?.contains(.metadata) == true {
                receiveMetadata(data, for: call)
            }
        case .skipped(let header):
            calls[header.streamID]?.fail(.frameTooLarge)
        }
        return .goOn
    }

    private func receiveResponse(_ data: UnsafeRawBufferPointer, for call: ClientCall) {
        call.isEndedByPeer = true
        link.heardFromServer()
        guard let envelope = try? ResponseEnvelope(data) else { return call.fail(.malformedResponse) }
        if let error = envelope.error { return call.fail(error) }
        if call.kind.hasResponseStream { call.fail(.unexpectedFrame) } else { call.succeed(with: envelope.payload) }
    }

    /// What a server says beside its answer has the form of a request with nothing but metadata.
    private func receiveMetadata(_ data: UnsafeRawBufferPointer, for call: ClientCall) {
        guard let envelope = try? RequestEnvelope(data, limits: link.settings.limits) else {
            return call.fail(.malformedResponse)
        }
        call.onMetadata?(envelope.metadata)
    }

    private func receiveData(
        _ data: UnsafeRawBufferPointer, _ flags: FrameFlags, for call: ClientCall
    ) -> FrameDecoder.Flow {
        link.heardFromServer()
        guard call.kind.hasResponseStream else {
            call.fail(.unexpectedFrame)
            return .goOn
        }
        let fill = flags.contains(.noData) ? InboxFill() : call.receive(data)
        guard flags.contains(.remoteClosed) else {
            // A server with windows waits by itself; one that does not is held up, with all that is on the connection.
            return (windowBytes == nil ? fill.isFull : fill.wasFull) ? .pause : .goOn
        }
        call.isEndedByPeer = true
        call.finishStream()
        return .goOn
    }
}

extension RPCError {
    static let unexpectedFrame = RPCError(
        .internal, reason: "unexpected_frame", message: "The service's answer is of the wrong kind")
}
