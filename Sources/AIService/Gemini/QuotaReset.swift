/// When Google's daily quotas are whole again: at midnight in California (ai.google.dev, "Rate limits").
enum QuotaReset {
    /// That midnight in UTC, in seconds of the day: 08:00 in winter and 07:00 in summer. The later one serves for both.
    private static let secondOfDay = 8 * 3600
    private static let daySeconds = 86_400

    /// How long it is until then from `now`, in seconds since 1970.
    static func wait(now: Int) -> Duration {
        let second = max(now, 0) % daySeconds
        return .seconds(second < secondOfDay ? secondOfDay - second : daySeconds + secondOfDay - second)
    }
}
