import NIOCore

/// What a server does beyond plain ttrpc, for clients that have announced that they know it.
extension ServerConnection {
    func receiveExtension(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        guard let extensions else {
            if header.type == .hello { greet(data) }
            return
        }
        switch header.type {
        case .cancel where extensions.contains(.cancel): cancelCall(header.streamID)
        case .ping where extensions.contains(.ping): output.writePong()
        case .window where extensions.contains(.windows) && data.count >= 4:
            calls[header.streamID]?.give(back: data.bigEndian(at: 0))
        case .pong: liveness?.heardPong()
        default: break  // Types that we do not know are for peers that do.
        }
    }

    /// Answers the client's announcement, which comes before its first call or not at all.
    private func greet(_ data: UnsafeRawBufferPointer) {
        guard server.limits.usesExtensions, lastStreamID == 0, let hello = Hello(data) else { return }
        let common = hello.extensions.intersection(.known)
        extensions = common
        if common.contains(.windows) { windowBytes = hello.streamWindowBytes }
        output.writeHello(Hello(limits: server.limits))
        if common.contains(.ping) { liveness = Liveness(of: self, limits: server.limits, on: eventLoop) }
        if isDraining { sayGoodbye() }
    }

    private func cancelCall(_ streamID: UInt32) {
        guard let call = calls[streamID] else { return }
        call.interrupt(with: .cancelled)
        remove(call)
        record(call.facts, .cancelled, responseBytes: 0)
    }

    /// Tells the client, if it can be told, that calls above the last one go elsewhere.
    func sayGoodbye() {
        if extensions?.contains(.goAway) == true { output.writeGoAway(lastStreamID: lastStreamID) }
        flush()
        finishWhenDrained()
    }

    /// A client that was told sends the call again elsewhere; it needs no answer.
    func refuseAsDraining(_ header: FrameHeader) {
        if extensions?.contains(.goAway) == true { return }
        output.writeResponse(streamID: header.streamID, .draining, limits: server.limits)
        // Later: more refusals may be on their way out.
        eventLoop.execute { self.finishWhenDrained() }
    }
}

extension ServerConnection: LivenessSubject {
    func takeSignOfLife() -> Bool {
        defer { hasHeard = false }
        // A connection that we do not read is no judge of its peer.
        return hasHeard || isInputHeld
    }

    func ping() {
        output.writePing()
        flush()
    }

    func peerIsSilent() {
        server.logger.info("RPC client is silent", metadata: ["peer": "\(peer)"])
        closeNow()
    }
}
