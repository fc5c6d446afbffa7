import CLibPQ

extension EngineLoop {
    func listen(_ channel: String, _ box: NotificationBox) {
        guard closing == nil else { return box.finish() }
        listeners[channel, default: []].append(box)
        if channelsHeard.contains(channel) { return box.resume() }
        if let connection = connections.values.first(where: { $0.purpose == .notifications }) {
            settleListener(connection)
        }
    }

    func unlisten(_ channel: String, _ box: NotificationBox) {
        listeners[channel]?.removeAll { $0 === box }
        guard listeners[channel]?.isEmpty == true else { return }
        listeners[channel] = nil
        guard let connection = connections.values.first(where: { $0.purpose == .notifications }) else { return }
        if listeners.isEmpty { return retire(connection) }
        settleListener(connection)
    }

    /// Hands out what arrived and, one round trip at a time, brings what the server sends in line with what is wanted.
    func settleListener(_ connection: Connection) {
        while let notification = PQnotifies(connection.handle) {
            defer { PQfreemem(notification) }
            guard let channel = notification.pointee.relname, let payload = notification.pointee.extra else { continue }
            for box in listeners[String(cString: channel)] ?? [] { box.add(String(cString: payload)) }
        }
        guard connection.isIdle else { return }
        for channel in connection.channelsRequested {
            channelsHeard.insert(channel)
            for box in listeners[channel] ?? [] { box.resume() }
        }
        connection.channelsRequested = Set(listeners.keys).subtracting(channelsHeard)
        let superfluous = channelsHeard.subtracting(listeners.keys)
        guard !connection.channelsRequested.isEmpty || !superfluous.isEmpty else { return }
        for channel in connection.channelsRequested {
            connection.sendHousekeeping("LISTEN \(SQLIdentifier.quote(channel))")
        }
        for channel in superfluous {
            connection.sendHousekeeping("UNLISTEN \(SQLIdentifier.quote(channel))")
        }
        channelsHeard.subtract(superfluous)
        connection.sync(now: now, timeout: config.statementTimeout + config.answerGrace)
        if connection.failure != nil { discard(connection) }
    }
}
