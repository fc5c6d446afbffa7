/// What a server answers last to give up when it has more to do than it can: calls of low priority are refused first.
public enum RPCPriority: UInt8, Sendable, Comparable, CaseIterable {
    /// What can be asked again later, such as what tools ask.
    case low
    /// What users and other services wait for.
    case normal
    /// What decides whether the server gets any calls at all: health checks.
    case high

    /// The lower priority is the smaller one.
    public static func < (left: RPCPriority, right: RPCPriority) -> Bool {
        left.rawValue < right.rawValue
    }
}
