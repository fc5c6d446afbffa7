import NIOCore

/// How long an attempt to connect may take: doubling with each that nobody answers, between two limits.
///
/// A host that has just been replaced at its address is asked where it was, and nothing says so: another attempt finds
/// it, where waiting for the first one's retransmission takes a second and more.
struct ConnectPatience {
    private let timeoutMin: TimeAmount
    private let timeoutMax: TimeAmount
    private(set) var timeout: TimeAmount

    init(limits: RPCLimits) {
        timeoutMax = TimeAmount(limits.connectTimeout)
        timeoutMin = min(timeoutMax, TimeAmount(limits.connectTimeoutMin))
        timeout = timeoutMin
    }

    /// Nobody answered in time.
    mutating func timedOut() {
        timeout = timeout >= timeoutMax - timeout ? timeoutMax : timeout + timeout
    }

    /// Somebody has answered, if only to refuse.
    mutating func answered() {
        timeout = timeoutMin
    }
}
