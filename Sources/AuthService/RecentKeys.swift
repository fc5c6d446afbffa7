/// A dictionary that forgets what was not used for long once it is full: in two generations, of which the older one is
/// dropped when the younger one has half of `countMax`.
struct RecentKeys<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let generationMax: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    init(countMax: Int) {
        generationMax = max(1, countMax / 2)
    }

    /// The value of a key. Setting it makes the key young; nil is not to be set.
    subscript(key: Key) -> Value? {
        get { young[key] ?? old[key] }
        set {
            young[key] = newValue
            guard young.count >= generationMax else { return }
            old = young
            young = [:]
        }
    }

    /// How many keys are remembered; one that is in both generations counts twice.
    var count: Int { young.count + old.count }
}
