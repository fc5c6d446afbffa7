import Postgres
import VeoGenAPI
import VeoGenCrypto

/// A video that is asked for, with every choice made.
struct NewVideo: Sendable {
    let id: PostgresUUID
    let jobID: PostgresUUID
    let owner: PostgresUUID
    let plan: VideoPlan
    /// The draft that it is made from, if any.
    let promotedFrom: PostgresUUID?
    let seed: Int64
    let isAnalyzed: Bool
    let attemptsMax: Int
    /// The picture that it begins with; nil for none.
    let reference: ReferenceImage?

    /// A new video of that plan; its seed is chosen at random when the wish has none.
    ///
    /// - Throws: `CryptoError` when its picture can't be hashed.
    init(
        _ plan: VideoPlan, promotedFrom: PostgresUUID?, owner: PostgresUUID, isAnalyzed: Bool, attemptsMax: Int
    ) throws(CryptoError) {
        id = .timeOrdered()
        jobID = .timeOrdered()
        self.owner = owner
        self.promotedFrom = promotedFrom
        self.plan = plan
        seed = plan.wish.seed ?? Int64(UInt32.random(in: 0 ... .max))
        self.isAnalyzed = isAnalyzed
        self.attemptsMax = attemptsMax
        reference = if let bytes = plan.wish.referenceImage { try ReferenceImage(bytes, of: id) } else { nil }
    }
}
