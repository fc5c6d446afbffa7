/// For whom a password is hashed: lanes take turns, so that whoever floods one does not keep the others waiting.
public struct HashLane: Hashable, Sendable {
    /// How much is known of who waits, the less first.
    public enum Standing: Sendable, Comparable, CaseIterable {
        case stranger
        /// Was sent away because there was no room, and came back as he was told to.
        case returned
        case known
    }

    /// The lane of all who are not told apart.
    public static let common = HashLane(id: UniqueID(high: 0, low: 0), standing: .known)

    /// Names the lane.
    public let id: UniqueID
    /// Who is below makes room when the queue is full.
    public let standing: Standing

    /// A lane.
    public init(id: UniqueID, standing: Standing = .stranger) {
        self.id = id
        self.standing = standing
    }
}
