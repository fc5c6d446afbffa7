/// Every maximum and time of AuthService that no setting changes: name, unit, and why it is what it is.
enum Limits {
    /// How long after its first use a refresh token gives the same successor again: a lost answer or a parallel request
    /// is forgiven, a thief who comes later is not. The time that connect2id's server gives, too.
    static let refreshGrace = Duration.seconds(5)
    /// Successors followed from a token within its grace. Whoever rotates faster than this in 5 s is no honest client.
    static let refreshChainMax = 8
    /// From a login to its absolute end, however often it is refreshed.
    static let sessionLife = Duration.seconds(30 * 86_400)
    /// Revocations read from the database in one go: about 100 KiB.
    static let revocationBatchMax: Int64 = 1_000
    /// The longest silence in a stream of revocations: three fit what a watcher takes for a dead connection.
    static let revocationHeartbeat = Duration.seconds(1)
    /// How often signing keys are read again: another instance may have made a new one.
    static let keyReloadInterval = Duration.seconds(15)
    /// From the publication of a new key to its first signature: four reloads, so that every instance publishes it
    /// first.
    static let keyPublicationLead = Duration.seconds(60)
    /// Keys that are published at a time, retired ones included: what verifiers hold.
    static let signingKeysMax: Int64 = 16
    /// How often what has expired is deleted.
    static let housekeepingInterval = Duration.seconds(3_600)
    /// Rows deleted by one statement, so that no lock is held for long.
    static let housekeepingBatchMax: Int64 = 1_000
    /// How long another service may remember whom an API key speaks for. Its end comes sooner; a revocation is heard of
    /// as that of a token is.
    static let apiKeyMemory = Duration.seconds(300)
    /// API keys of a user: more than programs that somebody looks after.
    static let apiKeysMax: Int64 = 50
    /// Sessions that a user is shown.
    static let sessionsShownMax: Int64 = 100
    /// Deleted users that are told of in one answer: about 60 KiB.
    static let deletedUserBatchMax: Int64 = 1_000
    /// How long it is known what was done to accounts.
    static let auditRetention = Duration.seconds(400 * 86_400)
    /// What to tell a caller when the database is away: it is looked for about once a second.
    static let databaseRetryAfter = Duration.seconds(1)
}

extension Duration {
    /// The whole seconds, rounded down.
    var wholeSeconds: Int64 { components.seconds }
}
