extension EngineLoop {
    /// Sends waiting reads over the shared connections, in one unit per connection and turn.
    func dispatchReads() {
        guard !reads.isEmpty else { return }
        for connection in connections.values where connection.purpose == .reads {
            guard !reads.isEmpty else { return }
            guard connection.isReady, connection.failure == nil else { continue }
            if connection.pending.isEmpty, isCheckNeeded(connection) {
                connection.sync(now: now, timeout: config.idleCheckTimeout)
            } else if !connection.isChecking, !connection.isDueForRecycling(now) {
                sendReads(connection)
            }
            settle(connection)
        }
    }

    private func sendReads(_ connection: Connection) {
        var unsynced = 0
        while connection.operationsPending < config.pipelineDepthMax, connection.failure == nil,
            let operation = reads.popFirst()
        {
            if operation.request.isFinished { continue }
            if operation.request.isCancelled {
                refuse(operation, .cancelled)
                continue
            }
            if operation.isAlone, unsynced > 0 { syncReads(connection) }
            connection.send(operation)
            unsynced += 1
            if operation.isAlone {
                syncReads(connection)
                unsynced = 0
            }
        }
        if unsynced > 0, connection.failure == nil { syncReads(connection) }
    }

    private func syncReads(_ connection: Connection) {
        connection.sync(now: now, timeout: config.statementTimeout + config.answerGrace)
    }

    /// True after so long a silence that the peer may be gone without a word.
    func isCheckNeeded(_ connection: Connection) -> Bool {
        !connection.isChecked && isSilent(connection)
    }

    func isSilent(_ connection: Connection) -> Bool {
        now - connection.lastActivity >= config.idleCheckAfter
    }
}
