/// Hears of every call of a server or a client, for metrics and logs.
///
/// Both methods run on an event loop that serves other calls: they must not block.
public protocol RPCObserver: Sendable {
    /// A call has begun: on a server when its handler is about to run, on a client when it is made.
    func callBegan(_ method: RPCMethodName)
    /// A call that began has ended. Heard exactly once per `callBegan`.
    func callEnded(_ record: RPCCallRecord)
}

extension RPCObserver {
    /// Ignores the beginning.
    public func callBegan(_ method: RPCMethodName) {}
}
