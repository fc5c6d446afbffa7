import RPC

extension RPCClient {
    /// A client as the services have them: its calls are measured, and carry the scope of the request that they are
    /// made for.
    ///
    /// - Parameter methods: those of the service, such as `AIMethods.access.keys`.
    public convenience init(_ target: RPCTarget, methods: some Sequence<RPCMethodName>, of process: ProcessContext) {
        self.init(
            target, observer: CallMetrics(.client, methods: methods, registry: process.metrics),
            instrument: RequestScopeInstrument(), logger: process.logger)
    }
}
