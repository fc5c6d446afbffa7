/// When an attempt that failed is followed by another (Standard Webhooks 1.0: ten in three days).
struct WebhookSchedule: Sendable {
    /// Attempts of a message in all.
    static let attemptsMax = 10
    /// The part by which waits vary at random, so that messages that failed together don't come back together.
    private static let jitter = 0.1

    /// The waits after each attempt but the last.
    var waits: [Duration] = [
        .seconds(5), .seconds(300), .seconds(1800), .seconds(2 * 3600), .seconds(5 * 3600), .seconds(10 * 3600),
        .seconds(14 * 3600), .seconds(20 * 3600), .seconds(24 * 3600),
    ]

    /// The wait after attempt `number` (from 1); nil when it was the last.
    func wait(afterAttempt number: Int, randomness: Double = .random(in: 0..<1)) -> Duration? {
        guard number >= 1, number <= waits.count else { return nil }
        return waits[number - 1] * (1 + Self.jitter * (2 * randomness - 1))
    }
}
