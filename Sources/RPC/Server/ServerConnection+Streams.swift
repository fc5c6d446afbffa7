import NIOCore

/// Requests that are streams, and what clients send after their request.
extension ServerConnection {
    /// What a task is to do for a call, and what the call has besides if it streams.
    func prepare(
        _ request: RequestEnvelope, of method: RPCMethod
    ) throws(RPCError) -> (RPCMethod.Body, ServerStream?) {
        let body: RPCMethod.Body
        let stream: ServerStream?
        switch method.requests {
        case .one(let decode):
            body = try decode(request.payload)
            stream = method.isStreaming ? ServerStream(input: nil) : nil
        case .stream(let open):
            guard inputCount < server.limits.requestStreamsPerConnectionMax else {
                throw .resourceExhausted("too_many_calls", "Too many streams are running on this connection")
            }
            let (input, bodyOfInput) = open(server.limits.streamBufferBytesMax)
            body = bodyOfInput
            stream = ServerStream(input: input)
        }
        if let windowBytes { stream?.window.limit(to: windowBytes) }
        return (body, stream)
    }

    /// A request may bring the first message of its stream, and the end as well.
    func receiveFirst(
        _ header: FrameHeader, _ request: RequestEnvelope, _ input: any RequestInput, of call: ServerCall
    ) throws(RPCError) {
        if !request.payload.isEmpty { _ = try input.receive(request.payload, for: call) }
        if !header.flags.contains(.remoteOpen) { closeInput(of: call) }
    }

    func receiveData(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        guard let call = calls[header.streamID] else {
            return refuse(header, with: .invalidArgument("inactive_stream", "StreamID is no longer active"))
        }
        if !data.isEmpty || !header.flags.contains(.noData) {
            do throws(RPCError) {
                try receive(data, for: call)
            } catch {
                return end(call, with: error)
            }
        }
        if header.flags.contains(.remoteClosed) { closeInput(of: call) }
    }

    private func receive(_ data: UnsafeRawBufferPointer, for call: ServerCall) throws(RPCError) {
        guard let stream = call.stream, let input = stream.input else {
            throw .invalidArgument("unexpected_data", "The method takes one request message")
        }
        guard !stream.isInputClosed else {
            throw .invalidArgument("unexpected_data", "The stream of requests has been closed")
        }
        let fill = try input.receive(data, for: call)
        // A client with windows waits by itself; one that does not is held up, with all that is on the connection.
        if windowBytes == nil ? fill.isFull : fill.wasFull { isInputHeld = true }
    }

    private func closeInput(of call: ServerCall) {
        guard let stream = call.stream, !stream.isInputClosed else { return }
        stream.isInputClosed = true
        stream.input?.end(nil)
    }

    /// The handler of a call has read requests.
    func madeRoom(_ byteCount: Int, streamID: UInt32) {
        if windowBytes != nil {
            output.writeWindow(streamID: streamID, byteCount: UInt32(clamping: byteCount))
            flushSoon()
        }
        releaseInput()
    }

    /// Reads on. Not at once: whoever made room may be in the middle of reading.
    func releaseInput() {
        guard isInputHeld else { return }
        isInputHeld = false
        eventLoop.execute { self.resume() }
    }

    /// Ends a running call from this side.
    func end(_ call: ServerCall, with error: RPCError) {
        call.interrupt(with: error)
        remove(call)
        fail(call.facts, with: error)
    }

    /// Answers a frame that belongs to no call, or ends the call that it belongs to.
    func refuse(_ header: FrameHeader, with error: RPCError) {
        if header.type == .data {
            if let call = calls[header.streamID] { return end(call, with: error) }
            // A client that knows our extensions may be late; for it, too much is said already.
            guard extensions == nil else { return }
        }
        output.writeResponse(streamID: header.streamID, error, limits: server.limits)
    }
}
