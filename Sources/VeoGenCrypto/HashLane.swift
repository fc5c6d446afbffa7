/// For whom a password is hashed: lanes take turns, so that whoever floods one does not keep the others waiting.
public struct HashLane: Hashable, Sendable {
    /// The lane of all who are not told apart.
    public static let common = HashLane(id: UniqueID(high: 0, low: 0))

    /// Names the lane.
    public let id: UniqueID
    /// Whether it is somebody who is known, for whom strangers make room when the queue is full.
    public let isPreferred: Bool

    /// A lane.
    public init(id: UniqueID, isPreferred: Bool = false) {
        self.id = id
        self.isPreferred = isPreferred
    }
}
