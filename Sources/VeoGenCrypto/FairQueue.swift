/// A bounded queue with lanes that are served in turn, so that a flood in one lane costs the others a turn each and no
/// more.
///
/// When it is full, whoever comes takes the place of the last in the longest lane, if that is longer than his own would
/// be. Who has a higher standing takes a place of those below in any case. Every second turn is of the highest
/// standing, and every second one of the others of the next: however many strangers wait, only one of them goes before.
/// Strangers have half of the places: who has to wait long is told so at once, and comes back as somebody who did.
struct FairQueue<Element> {
    /// What happened to a newcomer.
    enum Admission {
        case waits
        /// It waits, in the place of this one.
        case displaces(Element)
        case refused
    }

    private struct Lane {
        let key: HashLane
        var waiting: [Element]
    }

    private let countMax: Int
    private let strangersMax: Int
    private(set) var count = 0
    /// Lanes that are not empty, the next to be served first. There are never more than `countMax`: they are searched.
    private var lanes: [Lane] = []
    /// The standings that had their turn, so that those below them are next.
    private var served: Set<HashLane.Standing> = []

    init(countMax: Int) {
        self.countMax = max(0, countMax)
        strangersMax = (self.countMax + 1) / 2
    }

    mutating func append(_ element: Element, to key: HashLane) -> Admission {
        let own = lanes.firstIndex { $0.key == key }
        let ownCount = own.map { lanes[$0].waiting.count } ?? 0
        guard count >= countMax || key.standing == .stranger && strangersCount >= strangersMax else {
            insert(element, key, own)
            return .waits
        }
        guard let victim = victim(of: key, ownCount: ownCount), let displaced = removeLast(of: victim) else {
            return .refused
        }
        insert(element, key, lanes.firstIndex { $0.key == key })
        return .displaces(displaced)
    }

    /// The next one; its lane comes again after all others.
    mutating func popFirst() -> Element? {
        guard !lanes.isEmpty else { return nil }
        var lane = lanes.remove(at: nextLane())
        let element = lane.waiting.removeFirst()
        count -= 1
        if !lane.waiting.isEmpty { lanes.append(lane) }
        return element
    }

    /// Takes the first one out that `isWanted` says.
    mutating func remove(where isWanted: (Element) -> Bool) -> Element? {
        for lane in lanes.indices {
            guard let place = lanes[lane].waiting.firstIndex(where: isWanted) else { continue }
            let element = lanes[lane].waiting.remove(at: place)
            count -= 1
            if lanes[lane].waiting.isEmpty { lanes.remove(at: lane) }
            return element
        }
        return nil
    }

    /// Takes everybody out.
    mutating func removeAll() -> [Element] {
        defer {
            lanes = []
            count = 0
        }
        return lanes.flatMap(\.waiting)
    }

    /// The first lane of the standing whose turn it is. There must be a lane.
    private mutating func nextLane() -> Int {
        let standings = Set(lanes.map(\.key.standing)).sorted(by: >)
        let turn = standings.dropLast().first { served.remove($0) == nil }
        if let turn { served.insert(turn) }
        return lanes.firstIndex { $0.key.standing == turn ?? standings.last } ?? 0
    }

    private var strangersCount: Int {
        lanes.reduce(0) { $0 + ($1.key.standing == .stranger ? $1.waiting.count : 0) }
    }

    /// The lane whose last has to go for a newcomer.
    private func victim(of key: HashLane, ownCount: Int) -> Int? {
        let longest = lanes.indices.filter { key.standing > .stranger || lanes[$0].key.standing == .stranger }
            .max { lanes[$0].waiting.count < lanes[$1].waiting.count }
        if let longest, lanes[longest].waiting.count > ownCount + 1 { return longest }
        return lanes.indices.filter { lanes[$0].key.standing < key.standing }.max { left, right in
            let (left, right) = (lanes[left], lanes[right])
            return left.key.standing == right.key.standing
                ? left.waiting.count < right.waiting.count : left.key.standing > right.key.standing
        }
    }

    private mutating func insert(_ element: Element, _ key: HashLane, _ lane: Int?) {
        if let lane {
            lanes[lane].waiting.append(element)
        } else {
            lanes.append(Lane(key: key, waiting: [element]))
        }
        count += 1
    }

    private mutating func removeLast(of lane: Int) -> Element? {
        guard let last = lanes[lane].waiting.popLast() else { return nil }
        count -= 1
        if lanes[lane].waiting.isEmpty { lanes.remove(at: lane) }
        return last
    }
}
