import ServiceRuntime

/// How many wrong passwords are listened to.
struct LoginLimits: Sendable, Equatable {
    /// The time in which a used-up limit is whole again: two minutes' worth may come at once, from somebody who looks
    /// for an old password.
    private static let period = Duration.seconds(120)

    /// Wrong passwords for one account from one address.
    let perPair: RateLimit
    /// Wrong passwords for one account from all addresses that it was never signed in from: guesses that are spread
    /// over many machines.
    let perAccount: RateLimit
    /// Wrong passwords from one address for accounts that were never signed in from there: one guess for many accounts.
    let perAddress: RateLimit
    /// Registrations from one address.
    let registrations: RateLimit

    /// Limits around the number of wrong passwords in a minute for one account from one address.
    init(failuresPerMinute: Int = 10, registrationsPerMinute: Int = 300) {
        let failures = max(1, min(failuresPerMinute, 1_000_000))
        perPair = RateLimit(2 * failures, per: Self.period)
        perAccount = RateLimit(6 * failures, per: Self.period)
        perAddress = RateLimit(20 * failures, per: Self.period)
        registrations = RateLimit(registrationsPerMinute, per: .seconds(60))
    }
}
