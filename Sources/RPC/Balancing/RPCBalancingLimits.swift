/// How a client spreads its calls over the endpoints of a service.
public struct RPCBalancingLimits: Sendable {
    /// Failures in a row after which an endpoint gets no calls for a while: fewer may be the calls' own fault.
    public var failuresToEject = 5
    /// How long the first time; doubles with each time, and halves with each as long period of good conduct.
    public var ejectionMin = Duration.seconds(1)
    /// How long at most: an endpoint that is well again is found out within it.
    public var ejectionMax = Duration.seconds(300)
    /// How often the addresses of a host name are looked up.
    public var resolveInterval = Duration.seconds(10)
    /// How often, while one of the service's endpoints is not connected: a process that is started again may have
    /// another address.
    public var resolveIntervalWhenDown = Duration.milliseconds(500)
    /// Most lookups of a name that wait for an answer. One whose answer is lost does so for 5 s, the resolver's own
    /// patience, and several in a row may be lost.
    public var lookupsMax = 8
    /// Most endpoints of a service that are connected to.
    public var endpointsMax = 64

    /// The limits as documented.
    public init() {}
}
