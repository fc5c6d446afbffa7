import NIOCore

/// The instant at which a call's answer is worth nothing any more, on this process's monotonic clock.
public struct RPCDeadline: Sendable, Hashable, Comparable {
    let instant: NIODeadline

    init(_ instant: NIODeadline) {
        self.instant = instant
    }

    /// The deadline `timeout` from now.
    public static func after(_ timeout: Duration) -> RPCDeadline {
        RPCDeadline(.now() + TimeAmount(timeout))
    }

    /// What remains: zero or less once it has passed.
    public var timeRemaining: Duration {
        Duration(instant - NIODeadline.now())
    }

    /// Whether no time remains.
    public var hasPassed: Bool {
        instant <= .now()
    }

    /// The earlier deadline is the smaller one.
    public static func < (left: RPCDeadline, right: RPCDeadline) -> Bool {
        left.instant < right.instant
    }
}
