import Logging

extension EngineLoop {
    func count(_ purpose: Connection.Purpose) -> Int {
        connections.values.count { $0.purpose == purpose }
    }

    /// Opens the connections that are wanted. While the server can't be reached, one at a time tries.
    func openMissing() {
        if closing == nil || !reads.isEmpty {
            let missing = config.pipelinedConnections - count(.reads)
            for _ in 0..<max(0, missing) where mayOpen { open(.reads) }
        }
        if !listeners.isEmpty, count(.notifications) == 0, mayOpen, now >= listenAt ?? now { open(.notifications) }
        openForWaiters()
        // Nothing was left to try.
        if mayOpen { availability.endPause() }
    }

    /// False during the pause after a failure, and after that while one connection tries.
    private var mayOpen: Bool {
        guard let next = availability.nextAttempt else { return true }
        return now >= next && !connections.values.contains { !$0.isReady }
    }

    /// Regular connections open at once, those beyond `connectionsMax` only for waiters that waited in vain.
    private func openForWaiters() {
        guard !waiters.isEmpty else { return }
        let exclusive = connections.values.filter { $0.purpose == .exclusive }
        let coming = exclusive.count { !$0.isReady || ($0.lease == nil && $0.operationsPending == 0) }
        var total = exclusive.count
        for waiter in waiters.dropFirst(coming) where mayOpen {
            let isPatient = total >= config.connectionsMax && now - waiter.enqueued < config.overflowAfter
            if isPatient || total >= config.connectionsOverflowMax { return }
            open(.exclusive)
            total += 1
        }
    }

    private func open(_ purpose: Connection.Purpose) {
        // The first answer of a lookup comes as a command.
        guard let addresses = hosts.addresses(at: now) else { return }
        connectionsOpened += 1
        let opened = Connection.open(
            id: connectionsOpened, purpose: purpose, at: config.endpoint.placed(addresses), config: config, now: now)
        guard let connection = opened else {
            return attemptFailed(PostgresError(.unavailable, "no memory for a connection"))
        }
        connections[connection.id] = connection
        // libpq's state machine begins as if it had asked to write.
        watch(connection, reading: false, writing: true)
        if connection.failure != nil { discard(connection) }
    }

    func continueOpening(_ connection: Connection) {
        switch connection.continueOpening() {
        case .reading: watch(connection, reading: true, writing: false)
        case .writing: watch(connection, reading: false, writing: true)
        case .failed: discard(connection)
        case .ready:
            watch(connection, reading: true, writing: false)
            if availability.unreachableSince != nil { logger.notice("the database can be reached again") }
            availability.succeeded()
            connection.lastActivity = now
            settle(connection)
        }
    }

    private func watch(_ connection: Connection, reading: Bool, writing: Bool) {
        guard connection.failure == nil else { return }
        connection.isWritingWatched = writing
        if !poller.watch(connection.descriptor, id: connection.id, reading: reading, writing: writing) {
            connection.fail(.unavailable, "epoll refused the connection")
        }
    }

    /// After something happened on a connection: closes it if it broke, sends again what came back, and gives an
    /// exclusive connection that has nothing to do its next work.
    func settle(_ connection: Connection) {
        if connection.failure != nil { return discard(connection) }
        if connection.wantsWrite != connection.isWritingWatched {
            watch(connection, reading: true, writing: connection.wantsWrite)
        }
        takeBack(connection.takeReturned())
        switch connection.purpose {
        case .reads: break
        case .notifications: settleListener(connection)
        case .exclusive: settleExclusive(connection)
        }
    }

    /// Puts operations that are to be sent again to the front of their queue.
    private func takeBack(_ operations: [Operation]) {
        for var operation in operations.reversed() where !operation.request.isFinished {
            operation.deadline = now + config.acquireTimeout
            if operation.role == .read { reads.prepend(operation) } else { waiters.prepend(operation) }
        }
    }

    /// Closes a connection and sees to what it carried.
    func discard(_ connection: Connection) {
        guard connections.removeValue(forKey: connection.id) != nil else { return }
        idle.removeAll { $0 === connection }
        let wasReady = connection.isReady
        takeBack(connection.close())
        if let error = connection.failure, !connection.isRetired {
            if !wasReady {
                hosts.distrust(at: now)
                attemptFailed(error)
            } else {
                logger.info("a database connection was lost", metadata: ["error": "\(error)"])
            }
        }
        if connection.purpose == .notifications {
            channelsHeard.removeAll()
            // A server that refuses LISTEN isn't asked in a tight loop.
            listenAt = wasReady ? now + Self.listenPause : nil
        }
        guard let lease = connection.lease else { return }
        leases.removeValue(forKey: lease.id)
        let error = connection.failure ?? .closed
        for operation in lease.queue { answerAfterLoss(operation, error) }
    }

    func attemptFailed(_ error: PostgresError) {
        if availability.nextAttempt == nil {
            logger.warning("a database connection can't be opened", metadata: ["error": "\(error)"])
        }
        availability.failed(error, now: now, othersWork: connections.values.contains { $0.isReady })
    }

    /// How long after its loss the connection for notifications is opened again.
    private static let listenPause: Duration = .milliseconds(100)

    /// A transaction whose connection is gone has been rolled back by the server.
    func answerAfterLoss(_ operation: Operation, _ error: PostgresError) {
        let isSettled = if case .rollback = operation.role { true } else { false }
        // COMMIT was not sent, so nothing can have been committed.
        operation.request.finish(isSettled ? .failure(.rolledBack) : .failure(error))
    }

    /// Closes a connection that is no longer wanted and carries nothing.
    func retire(_ connection: Connection) {
        connection.isRetired = true
        connection.fail(.connectionLost, "the connection was replaced")
        discard(connection)
    }
}

extension PostgresError {
    /// Answers a ROLLBACK that came after the connection was lost.
    static let rolledBack = PostgresError(.connectionLost, "the transaction was rolled back with its connection")
}
