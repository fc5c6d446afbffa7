import NIOCore

extension Channel {
    /// Closes the channel, unless the returned task is cancelled before: after `timeout`, and some more by chance.
    func closeUnlessCancelled(after timeout: Duration) -> Scheduled<Void> {
        let patience = timeout * (1 + Double.random(in: GatewayLimits.timeoutSpread))
        return eventLoop.scheduleTask(in: TimeAmount(patience)) { self.close(promise: nil) }
    }
}
