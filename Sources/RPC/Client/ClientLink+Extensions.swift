import NIOCore

/// What a link learns from servers that announce themselves.
extension ClientLink {
    func met(_ connection: ClientConnection) {
        missedHellos = 0
    }

    /// Hands out a connection at once to a server that may be plain, and otherwise when the server has announced
    /// itself: a connection that a server has not taken up, as it is stopping or stopped, is then lost without a call.
    func awaitAnnouncement(
        of connection: ClientConnection, _ opened: @escaping @Sendable (Result<ClientConnection, any Error>) -> Void
    ) {
        guard let missedHellos, missedHellos < settings.limits.missedHellosMax else {
            return opened(.success(connection))
        }
        connection.awaitAnnouncement { outcome in
            switch outcome {
            case .announced, .plain: return opened(.success(connection))
            case .silent: self.missedHellos = missedHellos + 1
            case .lost: break
            }
            connection.close()
            opened(.failure(RPCError.connectionLost))
        }
    }

    /// Stops using a connection whose server takes no calls above `lastStreamID`: these are sent again elsewhere, the
    /// others go on.
    func retire(_ connection: ClientConnection, lastStreamID: UInt32) {
        let unanswered = connection.takeBack(above: lastStreamID)
        idleStreamConnections.removeAll { $0 === connection }
        if isConnected(by: connection) {
            // A server that has answered nothing may say the same again.
            if lastStreamID > 0 { connect() } else { connectLater() }
        }
        let now = NIODeadline.now()
        for call in unanswered {
            call.takeBack(at: now)
            timer.note(call.waitsUntil)
        }
        waitingCalls.insert(contentsOf: unanswered.filter { !$0.isOver }, at: 0)
        sendWaiting()
        connection.retire()
    }
}
