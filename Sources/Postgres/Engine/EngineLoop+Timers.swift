import DequeModule

extension EngineLoop {
    /// When `checkTimers` has something to do next; nil when nothing is timed.
    var nextTimer: ContinuousClock.Instant? {
        var next = closing.map { $0 + config.closeTimeout }
        func add(_ instant: ContinuousClock.Instant?) {
            guard let instant else { return }
            next = next.map { min($0, instant) } ?? instant
        }
        // Deadlines in a queue rise from front to back, but for the few that were put back to the front.
        add(reads.first?.deadline)
        add(waiters.first?.deadline)
        if let waiter = waiters.first, count(.exclusive) < config.connectionsOverflowMax {
            let patience = waiter.enqueued + config.overflowAfter
            if patience > now { add(patience) }
        }
        if !connections.values.contains(where: { !$0.isReady }) { add(availability.nextAttempt) }
        if !listeners.isEmpty, count(.notifications) == 0, let listenAt, listenAt > now { add(listenAt) }
        for connection in connections.values {
            add(connection.deadline)
            guard connection.isIdle, connection.lease == nil else { continue }
            add(connection.recycleAt)
            if connection.purpose == .notifications { add(connection.lastActivity + config.idleCheckAfter) }
        }
        if waiters.isEmpty, let longestIdle = idle.first, count(.exclusive) > config.connectionsMax {
            add(longestIdle.lastActivity + config.overflowIdleTimeout)
        }
        return next
    }

    /// Does what has become due.
    func checkTimers() {
        expire(&reads)
        expire(&waiters)
        for connection in Array(connections.values) {
            if let deadline = connection.deadline, now >= deadline {
                let silence: PostgresError.Kind = connection.isReady ? .connectionLost : .unavailable
                connection.fail(silence, "the server did not answer in time")
                discard(connection)
            } else if connection.isIdle, connection.lease == nil {
                checkIdle(connection)
            }
        }
        while waiters.isEmpty, let longestIdle = idle.first, count(.exclusive) > config.connectionsMax,
            now >= longestIdle.lastActivity + config.overflowIdleTimeout
        {
            retire(longestIdle)
        }
    }

    private func checkIdle(_ connection: Connection) {
        if connection.isDueForRecycling(now) {
            retire(connection)
        } else if connection.purpose == .notifications, isSilent(connection) {
            connection.sync(now: now, timeout: config.idleCheckTimeout)
            settle(connection)
        }
    }

    /// Ends the waiting of those that no connection came free for.
    private func expire(_ queue: inout Deque<Operation>) {
        while let operation = queue.first, now >= operation.deadline {
            queue.removeFirst()
            let exhausted = PostgresError(.poolExhausted, "no connection came free within \(config.acquireTimeout)")
            refuse(operation, availability.unreachableSince == nil ? exhausted : availability.error)
        }
    }
}
