/// What a link's connection is doing, as far as choosing between links goes.
enum LinkCondition: Sendable {
    case idle
    case connecting
    case connected
    /// Connecting has failed, or the connection was lost; it is made again by itself.
    case down
}

/// Hears how a link is doing, on its event loop.
protocol LinkWatcher: Sendable {
    func linkIs(_ condition: LinkCondition)
}
