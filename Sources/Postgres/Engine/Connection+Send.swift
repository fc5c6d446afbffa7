import CLibPQ

extension Connection {
    /// Results come in binary format.
    private static let binary: Int32 = 1

    /// Queues an operation's statement, prepared first if need be. A sync must follow.
    func send(_ operation: Operation) {
        guard case .statement(let statement, let parameters) = operation.request.body else {
            return sendScript(operation)
        }
        let entry = prepared.find(statement, parameters) ?? prepare(statement, parameters)
        operationsPending += 1
        isChecked = false
        pending.append(.operation(operation, entry))
        if !execute(entry.name, parameters) { failSending() }
    }

    /// Queues a command of the engine's own, that takes no parameters and whose rows nobody wants.
    func sendHousekeeping(_ sql: UnsafePointer<CChar>) {
        pending.append(.housekeeping)
        if PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, Self.binary) == 0 { failSending() }
    }

    /// Ends a unit and sends everything. By itself it asks for a sign of life.
    func sync(now: ContinuousClock.Instant, timeout: Duration) {
        // Silence is counted from the last answer, or from now when nothing was awaited.
        deadline = max(deadline ?? now, now + timeout)
        isChecking = pending.isEmpty
        lastActivity = now
        pending.append(.sync)
        if PQpipelineSync(handle) == 0 { return failSending() }
        flush()
    }

    /// Writes what the socket takes; `wantsWrite` tells whether something is left.
    func flush() {
        switch PQflush(handle) {
        case 0: wantsWrite = false
        case 1: wantsWrite = true
        default: failSending()
        }
    }

    private func prepare(_ statement: Statement, _ parameters: EncodedParameters) -> PreparedStatements.Entry {
        let (entry, evicted) = prepared.add(statement, parameters)
        if let evicted { sendHousekeeping("DEALLOCATE \(evicted.name)") }
        pending.append(.prepare(entry))
        let isSent = PQsendPrepare(handle, entry.name, statement.text, Int32(entry.types.count), entry.types)
        if isSent == 0 { failSending() }
        return entry
    }

    private func execute(_ name: String, _ parameters: EncodedParameters) -> Bool {
        let count = parameters.fields.count
        guard count > 0 else {
            return PQsendQueryPrepared(handle, name, 0, nil, nil, nil, Self.binary) == 1
        }
        return parameters.bytes.withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * count) { numbers in
                    for (index, field) in parameters.fields.enumerated() {
                        values[index] =
                            field.length == nil
                            ? nil
                            : bytes.baseAddress.map {
                                ($0 + Int(field.offset)).assumingMemoryBound(to: CChar.self)
                            }
                        numbers[index] = field.length ?? 0
                        numbers[count + index] = Self.binary
                    }
                    return PQsendQueryPrepared(
                        handle, name, Int32(count), values.baseAddress, numbers.baseAddress,
                        numbers.baseAddress.map { $0 + count }, Self.binary) == 1
                }
            }
        }
    }

    /// Several statements in one text need the simple protocol, which pipeline mode forbids: left for its duration.
    private func sendScript(_ operation: Operation) {
        guard case .script(let text) = operation.request.body else { return }
        guard PQexitPipelineMode(handle) == 1 else { return failSending() }
        operationsPending += 1
        pending.append(.operation(operation, nil))
        if PQsendQuery(handle, text) == 0 { return failSending() }
        flush()
    }

    private func failSending() {
        fail(.connectionLost, PostgresError.connectionMessage(handle))
    }
}
