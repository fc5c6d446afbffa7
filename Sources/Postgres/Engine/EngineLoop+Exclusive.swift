extension EngineLoop {
    /// Gives waiting writes and transactions the connections that are idle, first come, first served.
    func dispatchWaiters() {
        while let connection = idle.last, let waiter = nextWaiter() {
            idle.removeLast()
            if isCheckNeeded(connection) {
                waiters.prepend(waiter)
                connection.sync(now: now, timeout: config.idleCheckTimeout)
                settle(connection)
            } else {
                assign(waiter, to: connection)
            }
        }
    }

    private func nextWaiter() -> Operation? {
        while let waiter = waiters.popFirst() {
            if !waiter.request.isCancelled { return waiter }
            refuse(waiter, .cancelled)
        }
        return nil
    }

    private func assign(_ operation: Operation, to connection: Connection) {
        guard case .begin(let id, let isolation) = operation.role else {
            return sendExclusive(operation, on: connection)
        }
        guard let lease = leases[id] else { return refuse(operation, .closed) }
        lease.connection = connection
        connection.lease = lease
        connection.sendHousekeeping(isolation.begin.text)
        if case .script = operation.request.body {
            // The simple protocol can't share a unit with BEGIN.
            lease.queue.prepend(operation)
            connection.sync(now: now, timeout: config.statementTimeout + config.answerGrace)
            return settle(connection)
        }
        sendExclusive(operation, on: connection)
    }

    private func sendExclusive(_ operation: Operation, on connection: Connection) {
        let timeout = operation.request.timeout + config.answerGrace
        connection.isCancelRequested = false
        connection.send(operation)
        if case .script = operation.request.body {
            connection.deadline = now + timeout
        } else if connection.failure == nil {
            connection.sync(now: now, timeout: timeout)
        }
        settle(connection)
    }

    /// The next step of an exclusive connection that has nothing pending.
    func settleExclusive(_ connection: Connection) {
        guard connection.isIdle else { return }
        guard let lease = connection.lease else { return release(connection) }
        if lease.isEnding {
            leases.removeValue(forKey: lease.id)
            connection.lease = nil
            for operation in lease.queue { operation.request.finish(.failure(.transactionEnded)) }
            return release(connection)
        }
        sendNext(of: lease, on: connection)
    }

    private func sendNext(of lease: Lease, on connection: Connection) {
        while connection.isIdle, let operation = lease.queue.popFirst() {
            switch operation.role {
            case .commit, .rollback: lease.isEnding = true
            default:
                if operation.request.isCancelled {
                    operation.request.finish(.failure(.cancelled))
                    continue
                }
                // Outside of its transaction the statement would commit by itself.
                guard connection.isInTransactionBlock else {
                    operation.request.finish(.failure(.transactionEnded))
                    continue
                }
            }
            return sendExclusive(operation, on: connection)
        }
    }

    private func release(_ connection: Connection) {
        guard !connection.isInTransactionBlock, !connection.isDueForRecycling(now) else {
            return retire(connection)
        }
        if !idle.contains(where: { $0 === connection }) { idle.append(connection) }
    }

    /// A statement, COMMIT or ROLLBACK of a transaction that has begun, or waits to.
    func continueTransaction(_ operation: Operation, lease id: UInt64) {
        guard let lease = leases[id] else { return answerAfterLoss(operation, .rolledBack) }
        lease.queue.append(operation)
        if let connection = lease.connection { settleExclusive(connection) }
    }

    /// Stops a write or a transaction's statement whose task was cancelled, wherever it is.
    func cancel(_ request: Request) {
        if let index = waiters.firstIndex(where: { $0.request === request }) {
            return refuse(waiters.remove(at: index), .cancelled)
        }
        for lease in leases.values {
            guard let index = lease.queue.firstIndex(where: { $0.request === request }) else { continue }
            lease.queue.remove(at: index).request.finish(.failure(.cancelled))
            return
        }
        for connection in connections.values where connection.purpose == .exclusive && connection.isRunning(request) {
            guard !connection.isCancelRequested else { return }
            connection.isCancelRequested = true
            connection.isCancelUnderWay = true
            // A command that doesn't heed the request loses its connection.
            connection.deadline = now + config.answerGrace
            cancels.cancel(connection)
        }
    }

    func cancelDelivered(_ id: UInt64) {
        guard let connection = connections[id] else { return }
        connection.isCancelUnderWay = false
        settle(connection)
    }
}

extension Connection {
    /// True while the server works on this request.
    func isRunning(_ request: Request) -> Bool {
        pending.contains { if case .operation(let operation, _) = $0 { operation.request === request } else { false } }
    }
}

extension PostgresError {
    static let transactionEnded = PostgresError(
        .other, "the transaction has ended, by a COMMIT or ROLLBACK of its own")
}
