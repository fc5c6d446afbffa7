/// A subject: its drawing in a few phases of movement, on its path.
struct SubjectElement: SceneElement {
    /// Drawings per cycle of movement, such as a beat of wings.
    private static let phases = 12

    private let sprites: [Sprite]
    /// The same upside down, for what stands on calm water; as many or none.
    private let reflections: [Sprite]
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
        let cover = stage.isWhite ? SubjectArt.snow(on: subject.kind) : []
        let drawings = (0..<count).map { number in
            SubjectArt.shapes(subject.kind, colour: subject.colour, phase: Double(number) / Double(count)) + cover
        }
        sprites = drawings.map { Sprite($0, height: height, stage, isMirrored: isMirrored) }
        let isCalm = ![.storm, .rain].contains(stage.plan.weather)
        let isReflected = subject.kind.motion == .floats && isCalm && [.lake, .sea].contains(stage.plan.place)
        reflections =
            isReflected
            ? drawings.map { Sprite($0.map(\.reflected), height: height, stage, isMirrored: isMirrored) } : []
        cyclesPerSecond = subject.kind.cyclesPerSecond
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        guard !sprites.isEmpty else { return }
        let cycle = (moment.seconds * cyclesPerSecond + path.phase).truncatingRemainder(dividingBy: 1)
        let phase = min(Int(cycle * Double(sprites.count)), sprites.count - 1)
        let offset = path.offset(at: moment)
        let place = Point(foot.x + offset.x, foot.y + offset.y)
        if !reflections.isEmpty {
            let trembling = Point(place.x + 2 * Wave.sine(moment.seconds * 0.8), place.y)
            draw(reflections[phase], at: trembling, opacity: 0.55, moment, into: &frame)
        }
        draw(sprites[phase], at: place, opacity: 1, moment, into: &frame)
    }

    private func draw(_ sprite: Sprite, at place: Point, opacity: Double, _ moment: Moment, into frame: inout Frame) {
        let origin = Point(place.x - sprite.foot.x, place.y - sprite.foot.y)
        frame.draw(
            sprite.bitmap, Frame.Placement(origin: origin, depth: depth, opacity: opacity), camera: moment.camera)
    }
}

extension SubjectKind {
    /// Whether the drawing itself moves, as with wings, legs, wheels and tails.
    var isAnimated: Bool {
        switch self {
        case .cat, .dog, .horse, .bird, .fish, .whale, .butterfly, .person, .dragon, .windmill, .bicycle, .robot,
            .astronaut, .tree,
            .palm, .flower, .sailboat, .rowboat, .deer, .cup:
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
        case .rowboat: 0.4
        default: 0.35
        }
    }
}
