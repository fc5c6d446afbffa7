import NIOCore

/// What a server that used to announce itself did on a new connection.
enum Announcement {
    case announced
    /// It said something else first.
    case plain
    /// It said nothing for as long as connecting may take.
    case silent
    case lost
}

/// What a client does beyond plain ttrpc, with servers that have announced that they know it.
extension ClientConnection {
    /// Says what we know, ahead of the first call. Nothing waits for the answer: a plain server gives none.
    func announce() {
        guard link.settings.limits.usesExtensions else { return extensions = [] }
        output.writeHello(Hello(limits: link.settings.limits))
    }

    /// Hears which kind of server it is: one that knows the announcement answers it before anything else.
    func meetServer(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        guard header.type == .hello, let hello = Hello(data) else {
            extensions = []
            cancelledEarly = []
            return decide(.plain)
        }
        let common = hello.extensions.intersection(.known)
        extensions = common
        if common.contains(.windows) { limitStreams(to: hello.streamWindowBytes) }
        if common.contains(.ping) { liveness = Liveness(of: self, limits: link.settings.limits, on: link.eventLoop) }
        for streamID in cancelledEarly { cancel(streamID: streamID) }
        cancelledEarly = []
        link.met(self)
        decide(.announced)
    }

    /// The server has windows: they hold for the streams that have begun, too.
    private func limitStreams(to windowBytes: UInt32) {
        self.windowBytes = windowBytes
        for call in calls.values { call.outbox?.window.limit(to: windowBytes) }
    }

    /// The reader of a stream has taken messages.
    func madeRoom(_ byteCount: Int, streamID: UInt32) {
        if windowBytes != nil, !isClosed {
            output.writeWindow(streamID: streamID, byteCount: UInt32(clamping: byteCount))
            flushSoon()
        }
        if isReadingPaused { resumeReading() }
    }

    /// Calls `decided` once, when the server has announced itself or it is clear that it does not.
    func awaitAnnouncement(_ decided: @escaping (Announcement) -> Void) {
        announcement = decided
        link.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(link.settings.limits.connectTimeout)) {
            self.decide(.silent)
        }
    }

    func decide(_ outcome: Announcement) {
        announcement.take()?(outcome)
    }

    /// Frames that are about no running call.
    func receiveExtension(_ header: FrameHeader, _ data: UnsafeRawBufferPointer) {
        guard let extensions, !extensions.isEmpty else { return }
        switch header.type {
        case .ping where extensions.contains(.ping): answerPing()
        case .pong: liveness?.heardPong()
        case .goAway where extensions.contains(.goAway) && data.count >= 4:
            link.retire(self, lastStreamID: data.bigEndian(at: 0))
        default: break  // A call may have been given up, and types that we do not know are for peers that do.
        }
    }

    /// A server that does not take our bytes gets no more of them for asking.
    private func answerPing() {
        guard isWritable else { return }
        output.writePong()
        flushSoon()
    }

    /// Whether giving up a call reaches the server.
    var canCancel: Bool { extensions?.contains(.cancel) == true }

    func cancel(streamID: UInt32) {
        guard !isClosed else { return }
        if canCancel {
            output.writeCancel(streamID: streamID)
            flushSoon()
        } else if extensions == nil, cancelledEarly.count < link.settings.limits.pendingCallsMax {
            cancelledEarly.append(streamID)
        }
    }

    /// Takes back the calls that the server will not answer, in order.
    func takeBack(above lastStreamID: UInt32) -> [ClientCall] {
        let streamIDs = calls.keys.filter { $0 > lastStreamID }.sorted()
        return streamIDs.compactMap { calls.removeValue(forKey: $0) }
    }
}

extension ClientConnection: LivenessSubject {
    /// A connection that we do not read is no judge of its peer.
    func takeSignOfLife() -> Bool {
        defer { hasHeard = false }
        return hasHeard || isReadingPaused
    }

    func ping() {
        output.writePing()
        flush()
    }

    func peerIsSilent() {
        link.settings.logger.warning("RPC server is silent", metadata: ["address": "\(link.settings.address)"])
        close()
    }
}
