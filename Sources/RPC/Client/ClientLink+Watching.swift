/// What a link does for whoever chooses between several.
extension ClientLink {
    var condition: LinkCondition {
        switch state {
        case .idle: .idle
        case .connecting: .connecting
        case .connected: .connected
        case .waiting, .closed: .down
        }
    }

    /// Gives back the calls that wait for a connection.
    func failWaiting() {
        guard case .waiting = state else { return }
        let calls = waitingCalls
        waitingCalls = []
        for call in calls { call.fail(.unreachable.surelyNotSent) }
    }
}
