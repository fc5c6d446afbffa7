import ServiceRuntime

extension ProvidersConfig {
    /// How much a provider is asked for at most. Providers have limits of their own, differ in them, and say when they
    /// are reached: none is set unless the operator does.
    static func limits(_ settings: inout Settings, _ prefix: String) -> OrderLimits {
        OrderLimits(
            inFlightMax: settings.optional(
                "\(prefix)_IN_FLIGHT_MAX", .integer(in: 1...InFlight.videosMax),
                help: "Videos that may be on their way there at one time; without it, any number."),
            ordersPerMinute: settings.optional(
                "\(prefix)_ORDERS_PER_MINUTE", .integer(in: 1...60_000),
                help: "Orders that one AIService may give there within a minute; without it, any number."))
    }
}
