/// How much one provider is asked for at most.
struct OrderLimits: Sendable, Hashable {
    /// Videos that are on their way there at one time; nil for no limit.
    var inFlightMax: Int?
    /// Orders within a minute, as many of them at once; nil for no limit.
    var ordersPerMinute: Int?
}
