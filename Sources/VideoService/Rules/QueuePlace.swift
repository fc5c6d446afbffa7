import Postgres

/// How a video that waits stands.
struct QueuePlace: Sendable, Equatable {
    let video: PostgresUUID
    /// How many are ahead, about.
    let position: Int32
    /// In how many seconds it may begin; nil when the pace is not known.
    let startsIn: Int32?

    /// Whether it differs from the one that was told before by more than an estimate wavers.
    func isNews(after told: QueuePlace?) -> Bool {
        guard let told, told.position == position else { return true }
        guard let startsIn, let before = told.startsIn else { return startsIn != told.startsIn }
        return abs(Int64(startsIn) - Int64(before)) > max(1, Int64(before) / 5)
    }
}
