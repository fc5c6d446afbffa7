/// A subject: its drawing in a few phases of movement, on its path.
struct SubjectElement: SceneElement {
    /// Drawings per cycle of movement, such as a beat of wings.
    private static let phases = 12

    private let sprites: [Sprite]
    private let foot: Point
    private let depth: Double
    private let path: SubjectPath
    private let cyclesPerSecond: Double

    init(
        _ subject: ScenePlan.Subject, foot: Point, height: Double, depth: Double, path: SubjectPath, isMirrored: Bool,
        _ stage: Stage
    ) {
        self.foot = foot
        self.depth = depth
        self.path = path
        let count = subject.kind.isAnimated ? Self.phases : 1
        sprites = (0..<count).map { number in
            let shapes = SubjectArt.shapes(subject.kind, colour: subject.colour, phase: Double(number) / Double(count))
            return Sprite(shapes, height: height, stage, isMirrored: isMirrored)
        }
        cyclesPerSecond = subject.kind.cyclesPerSecond
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        guard !sprites.isEmpty else { return }
        let cycle = (moment.seconds * cyclesPerSecond + path.phase).truncatingRemainder(dividingBy: 1)
        let sprite = sprites[min(Int(cycle * Double(sprites.count)), sprites.count - 1)]
        let offset = path.offset(at: moment)
        let origin = Point(foot.x + offset.x - sprite.foot.x, foot.y + offset.y - sprite.foot.y)
        frame.draw(sprite.bitmap, Frame.Placement(origin: origin, depth: depth), camera: moment.camera)
    }
}

extension SubjectKind {
    /// Whether the drawing itself moves, as with wings, legs, wheels and tails.
    var isAnimated: Bool {
        switch self {
        case .cat, .dog, .horse, .bird, .fish, .whale, .butterfly, .person, .dragon, .windmill, .bicycle, .robot,
            .astronaut, .tree,
            .palm, .flower, .sailboat, .deer, .cup:
            true
        default: false
        }
    }

    /// How often the movement repeats.
    var cyclesPerSecond: Double {
        switch self {
        case .butterfly: 1.6
        case .bird, .horse: 1.3
        case .person, .bicycle: 0.8
        case .dragon, .fish: 0.7
        case .windmill: 0.12
        default: 0.35
        }
    }
}
