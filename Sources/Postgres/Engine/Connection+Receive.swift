import CLibPQ
import Glibc

extension Connection {
    /// Takes in what the socket has and answers the operations that are complete.
    func receive(now: ContinuousClock.Instant) {
        let waiting = countedBytes()
        let isAlive = PQconsumeInput(handle) == 1
        takeResults(now: now)
        guard isAlive else {
            return fail(.connectionLost, PostgresError.connectionMessage(handle))
        }
        bytesArrived += max(waiting - countedBytes(), min(waiting, Self.readBytesMin))
        readsSinceAnswer += 1
        if bytesArrived > limits.resultBytesMax { failTooLarge() }
        if wantsWrite, failure == nil { flush() }
    }

    /// libpq makes room for at least this much before it reads.
    private static let readBytesMin = 8_192

    /// libpq doesn't tell how much of a result it holds. What the socket had before a read and no longer has after it
    /// bounds that from below. Short answers, taken with one read, are spared the two system calls.
    private func countedBytes() -> Int {
        guard readsSinceAnswer > 0, !pending.isEmpty else { return 0 }
        var count: Int32 = 0
        return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    private func takeResults(now: ContinuousClock.Instant) {
        // PQisBusy parses what has arrived, also when nothing is awaited.
        while PQisBusy(handle) == 0, failure == nil, let first = pending.first {
            if let result = PQgetResult(handle) {
                accept(result, for: first)
            } else {
                complete(first)
            }
            lastActivity = now
            (bytesArrived, readsSinceAnswer) = (0, 0)
            isChecked = isChecked || isChecking
            isChecking = false
            // The server works on one command after the other: the next has its time from here.
            let next = now + limits.statementTimeout + limits.answerGrace
            deadline = pending.isEmpty ? nil : deadline.map { max($0, next) }
        }
    }

    /// One result. Those of a command end with a nil, a sync's doesn't.
    private func accept(_ result: OpaquePointer, for first: Pending) {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            accept(answer: PostgresResult(owning: result), for: first)
        case PGRES_PIPELINE_SYNC:
            PQclear(result)
            guard case .sync = first else { return failConfused() }
            pending.removeFirst()
            unitError = nil
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            outcome = .skipped
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR:
            accept(error: result)
        default:
            PQclear(result)
            fail(.other, "COPY is not supported")
        }
    }

    private func accept(answer: PostgresResult, for first: Pending) {
        // An error in a script stands, whatever follows.
        if case .answered(.failure) = outcome { return }
        guard answer.count <= limits.resultRowsMax, answer.byteCount <= limits.resultBytesMax else {
            outcome = .answered(.failure(tooLarge))
            return
        }
        if case .operation(let operation, _) = first, case .commit = operation.role, answer.commandTag == "ROLLBACK" {
            let text = "the transaction was rolled back, because a statement in it had failed"
            outcome = .answered(.failure(PostgresError(.other, text, sqlState: "25P02")))
            return
        }
        outcome = .answered(.success(answer))
    }

    private func accept(error result: OpaquePointer) {
        let error = PostgresError(result: result, cancelRequested: isCancelRequested)
        guard error.sqlState != nil else {
            // libpq's own, not the server's: the connection broke.
            PQclear(result)
            return fail(.connectionLost, PostgresError.connectionMessage(handle))
        }
        let endsSession = PostgresError.endsSession(result)
        PQclear(result)
        if endsSession {
            // Timeouts and cancels that end the session lose the connection all the same.
            failure = PostgresError(.connectionLost, error.message, sqlState: error.sqlState)
            return
        }
        unitError = unitError ?? error
        outcome = .answered(.failure(error))
    }

    /// The command's results have all arrived.
    private func complete(_ first: Pending) {
        guard let arrival = outcome.take() else { return failConfused() }
        pending.removeFirst()
        switch first {
        case .sync: failConfused()
        case .prepare(let entry):
            if case .answered(.success) = arrival { return }
            prepared.remove(entry)
        case .housekeeping:
            // A DEALLOCATE that failed leaves the statement on the server.
            if case .answered(.success) = arrival { return }
            isStale = true
            if purpose == .notifications { fail(.other, unitError?.message ?? "LISTEN failed") }
        case .operation(let operation, let entry):
            operationsPending -= 1
            if case .script = operation.request.body {
                unitError = nil
                if PQenterPipelineMode(handle) == 0 {
                    fail(.connectionLost, PostgresError.connectionMessage(handle))
                }
            }
            complete(operation, entry, arrival)
        }
    }

    private func complete(_ operation: Operation, _ entry: PreparedStatements.Entry?, _ arrival: Arrival) {
        switch arrival {
        case .answered(.failure(let error)) where error.meansStaleStatement:
            if let entry { prepared.remove(entry) }
            isStale = true
            sendAgain(operation, orFailWith: error)
        case .answered(let outcome): operation.request.finish(outcome)
        case .skipped:
            let error = unitError ?? PostgresError(.other, "skipped, because a command before it failed")
            if operation.role == .read, !operation.isAlone {
                var again = operation
                again.isAlone = true
                returned.append(again)
            } else {
                operation.request.finish(.failure(error))
            }
        }
    }

    /// A statement that the server refused to begin can go again, outside of a transaction that has now failed.
    private func sendAgain(_ operation: Operation, orFailWith error: PostgresError) {
        guard operation.role == .read || operation.role == .autocommit, operation.attempt < Operation.attemptsMax else {
            return operation.request.finish(.failure(error))
        }
        var again = operation
        again.attempt += 1
        again.isAlone = true
        returned.append(again)
    }

    private var tooLarge: PostgresError {
        let limits = "\(limits.resultRowsMax) rows or \(limits.resultBytesMax) bytes"
        return PostgresError(.resultTooLarge, "the result is larger than \(limits)")
    }

    /// The operation whose result is too large gets that error; the reads behind it are sent elsewhere.
    private func failTooLarge() {
        guard let index = pending.firstIndex(where: { if case .operation = $0 { true } else { false } }),
            case .operation(let operation, _) = pending[index]
        else { return failConfused() }
        pending.remove(at: index)
        operation.request.finish(.failure(tooLarge.losing(operation)))
        fail(.connectionLost, "the connection was closed because of a result that is too large")
    }

    private func failConfused() {
        fail(.connectionLost, "the server's answers don't fit the commands")
    }
}

extension PostgresError {
    /// The server no longer has the prepared statement (26000), or a table that it reads has changed (0A000, "cached
    /// plan must not change result type"); in both cases nothing was executed.
    var meansStaleStatement: Bool { sqlState == "26000" || sqlState == "0A000" }
}
