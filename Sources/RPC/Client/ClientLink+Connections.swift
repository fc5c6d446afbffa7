import NIOCore

/// Making, replacing and losing connections.
extension ClientLink {
    /// Connects for whoever has wanted it since `instant`.
    func connectIfIdle(since instant: NIODeadline = .now()) {
        guard case .idle = state else { return }
        downSince = instant
        connect()
    }

    func connect() {
        state = .connecting
        openConnection { outcome in
            guard case .connecting = self.state else {
                if case .success(let connection) = outcome { connection.close() }
                return
            }
            switch outcome {
            case .success(let connection):
                self.patience.answered()
                self.state = .connected(connection)
                self.downSince = nil
                self.sendWaiting()
            case .failure(let error):
                self.settings.logger.debug(
                    "RPC service is unreachable",
                    metadata: ["address": "\(self.settings.address)", "error": "\(error)"])
                self.note(error)
                self.connectLater()
            }
        }
    }

    private func note(_ error: any Error) {
        guard case ChannelError.connectTimeout = error else { return patience.answered() }
        patience.timedOut()
        // The attempt was the wait.
        backoff.reset()
    }

    /// Goes on trying for as long as the client is open, so that it knows whether the service is there.
    func connectLater() {
        state = .waiting
        downSince = downSince ?? .now()
        if settings.watcher != nil { eventLoop.execute { self.failWaiting() } }
        eventLoop.scheduleTask(in: backoff.next()) {
            if case .waiting = self.state { self.connect() }
        }
    }

    private func openConnection(_ opened: @escaping @Sendable (Result<ClientConnection, any Error>) -> Void) {
        let connected = settings.security.connect(
            to: settings.address, within: patience.timeout, settings, on: eventLoop
        ) { ClientConnection(self) }
        connected.whenComplete { outcome in
            // Not at once, even where connecting takes no time: the call that wants the connection is not queued yet.
            self.eventLoop.execute {
                switch outcome.flatMap({ self.keep($0) }) {
                case .success(let connection):
                    self.awaitAnnouncement(of: connection, opened)
                    // Our announcement, with the first calls if there are any.
                    connection.flushSoon()
                case .failure(let error): opened(.failure(error))
                }
            }
        }
    }

    private func keep(_ connection: ClientConnection) -> Result<ClientConnection, any Error> {
        guard !connection.isClosed else { return .failure(RPCError.connectionLost) }
        connections[ObjectIdentifier(connection)] = connection
        connection.announce()
        return .success(connection)
    }

    /// Sends what waits, in order, as far as the connection takes it.
    func sendWaiting() {
        let calls = waitingCalls
        waitingCalls = []
        let now = NIODeadline.now()
        for (index, call) in calls.enumerated() where !call.isOver {
            if case .connected(let connection) = state, send(call, on: connection, now: now) { continue }
            waitingCalls = calls[index...].filter { !$0.isOver }
            return
        }
    }

    func becameWritable(_ connection: ClientConnection) {
        if isConnected(by: connection) { sendWaiting() }
    }

    func isConnected(by connection: ClientConnection) -> Bool {
        if case .connected(let current) = state { current === connection } else { false }
    }

    /// Moves on to a new connection; the old one ends with its last call.
    func replace(_ connection: ClientConnection) {
        connect()
        connection.retire()
    }

    /// The service answers: the next loss is a new one.
    func heardFromServer() {
        backoff.reset()
    }

    func lost(_ connection: ClientConnection) {
        connections.removeValue(forKey: ObjectIdentifier(connection))
        idleStreamConnections.removeAll { $0 === connection }
        if isConnected(by: connection) { connectLater() }
        for call in Array(connection.calls.values) { call.fail(.connectionLost) }
    }

    // MARK: Streams

    func sendStream(_ call: ClientCall, now: NIODeadline) {
        while let connection = idleStreamConnections.popLast() {
            guard connection.isUsable else {
                connection.close()
                continue
            }
            return connection.send(call, now: now)
        }
        connectingStreams[ObjectIdentifier(call)] = call
        openConnection { outcome in
            self.connectingStreams.removeValue(forKey: ObjectIdentifier(call))
            switch outcome {
            case .success(let connection) where call.isOver:
                connection.isDedicated = true
                self.release(connection, isReusable: true)
            case .success(let connection):
                connection.isDedicated = true
                connection.send(call, now: .now())
            case .failure: call.fail(.unreachable.surelyNotSent)
            }
        }
    }

    /// Takes back a stream's connection. One on which the server may still be sending is closed, which stops it.
    func release(_ connection: ClientConnection, isReusable: Bool) {
        let idleMax = settings.limits.idleStreamConnectionsMax
        if isReusable, !isClosed, connection.isUsable, !streamsShareConnection, idleStreamConnections.count < idleMax {
            idleStreamConnections.append(connection)
        } else {
            connection.retire()
        }
    }

    /// Whether the next stream goes where all calls go.
    private var streamsShareConnection: Bool {
        if case .connected(let connection) = state { connection.windowBytes != nil } else { false }
    }

    // MARK: The end

    var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    func close() {
        guard !isClosed else { return }
        state = .closed
        timer.cancel()
        let calls = waitingCalls + connectingStreams.values
        waitingCalls = []
        for call in calls { call.fail(.clientClosed.surelyNotSent) }
        for connection in Array(connections.values) {
            for call in Array(connection.calls.values) { call.fail(.clientClosed) }
            connection.close()
        }
    }
}
