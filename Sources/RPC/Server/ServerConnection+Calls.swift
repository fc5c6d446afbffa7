import Instrumentation
import NIOCore
import Protobuf

/// From a frame to a running handler.
extension ServerConnection {
    func receive(_ event: FrameDecoder.Event) {
        switch event {
        case .frame(let header, _) where header.type == .request && isDraining:
            refuseAsDraining(header)
        case .frame(let header, let data) where header.type == .request:
            do throws(RPCError) {
                try startCall(header, data)
            } catch {
                output.writeResponse(streamID: header.streamID, error.unhandled, limits: server.limits)
            }
        case .frame(let header, let data) where header.type == .data:
            receiveData(header, data)
        case .skipped(let header) where header.type == .request:
            refuse(header, with: .frameTooLarge.unhandled)
        case .skipped(let header) where header.type == .data:
            refuse(header, with: .frameTooLarge)
        case .frame(let header, let data):
            receiveExtension(header, data)
        case .skipped:
            break
        }
    }

    /// Throws what answers a request that is no call; once a method is found, the call has an end of its own.
    private func startCall(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) throws(RPCError) {
        guard header.streamID % 2 == 1 else {
            throw .invalidArgument("invalid_stream_id", "StreamID must be odd for client initiated streams")
        }
        guard header.streamID > lastStreamID else {
            throw .invalidArgument("invalid_stream_id", "StreamID cannot be re-used and must increment")
        }
        lastStreamID = header.streamID
        let request = try envelope(data)
        let method = try find(request)
        let facts = CallFacts(
            streamID: header.streamID, method: method.name, requestBytes: request.payload.count, began: batchTime)
        server.observer?.callBegan(method.name)
        startingStreamID = header.streamID
        let failure = instrumented(request) { () -> RPCError? in
            do throws(RPCError) {
                try dispatch(header, request, to: method, facts)
                return nil
            } catch {
                return error
            }
        }
        startingStreamID = 0
        if let failure { fail(facts, with: failure) }
    }

    /// Runs `body`, and the tasks that it makes, in the context that the call has come with.
    private func instrumented(_ request: RequestEnvelope, _ body: () -> RPCError?) -> RPCError? {
        guard let instrument = server.instrument else { return body() }
        var context = InstrumentationContext.topLevel
        instrument.extract(request.metadata, into: &context, using: RPCMetadataCarrier())
        return InstrumentationContext.withValue(context, operation: body)
    }

    private func envelope(_ data: UnsafeRawBufferPointer) throws(RPCError) -> RequestEnvelope {
        do {
            return try RequestEnvelope(data, limits: server.limits)
        } catch {
            throw RPCError(error)
        }
    }

    private func find(_ request: RequestEnvelope) throws(RPCError) -> RPCMethod {
        do {
            return try server.methods.find(service: request.service, method: request.method)
        } catch {
            switch error {
            case .service:
                throw RPCError(.unimplemented, reason: "unknown_service", message: "service \(text(request.service))")
            case .method:
                throw RPCError(.unimplemented, reason: "unknown_method", message: "method \(text(request.method))")
            }
        }
    }

    private func text(_ name: UnsafeRawBufferPointer) -> String {
        String(decoding: name.prefix(256), as: UTF8.self)
    }

    private func dispatch(
        _ header: FrameHeader, _ request: RequestEnvelope, to method: RPCMethod, _ facts: CallFacts
    ) throws(RPCError) {
        guard load.admits(method.priority) else { throw .overloaded }
        guard let timeout = server.timeout(request.timeoutNanoseconds, isStreaming: method.isStreaming) else {
            throw .deadlineExceeded.unhandled
        }
        let deadline = RPCDeadline(batchTime + timeout)
        var context = RPCContext(method: method.name, peer: peer, deadline: deadline, metadata: request.metadata)
        context.answerMetadata = answerMetadata(streamID: facts.streamID)
        let admission = try admit(&context)
        if let inline = method.inline, case .admitted = admission {
            do {
                try inline(request.payload, context, InlineAnswer(connection: self, facts: facts))
            } catch {
                throw publicError(for: error, in: method.name)
            }
            return
        }
        guard calls.count < server.limits.callsPerConnectionMax else {
            throw .resourceExhausted("too_many_calls", "Too many calls are running on this connection").unhandled
        }
        let (body, stream) = try prepare(request, of: method)
        let call = ServerCall(on: self, eventLoop: eventLoop, facts: facts, deadline: deadline, stream: stream)
        if let input = stream?.input {
            try receiveFirst(header, request, input, of: call)
            inputCount += 1
        }
        guard call.start(body, context: context, admission: admission, executor: executor) else { return }
        guard !isClosed else { return call.interrupt(with: .callerLost) }
        calls[facts.streamID] = call
        timer.note(deadline.instant)
    }

    private func admit(_ context: inout RPCContext) throws(RPCError) -> RPCAdmission {
        guard let authorizer = server.authorizer else { return .admitted }
        do {
            return try authorizer.admit(&context)
        } catch {
            throw publicError(for: error, in: context.method).unhandled
        }
    }

    /// Ends the calls whose deadline has passed; returns the earliest deadline that is left.
    func interruptLateCalls(at now: NIODeadline) -> NIODeadline? {
        var next: NIODeadline?
        var late: [ServerCall] = []
        for call in calls.values {
            if call.deadline <= now { late.append(call) } else { next = min(next ?? call.deadline, call.deadline) }
        }
        for call in late { end(call, with: .deadlineExceeded) }
        flushSoon()
        return next
    }
}
