/// A flickering flame: a campfire's, a dragon's or a rocket's.
struct FireElement: SceneElement {
    private static let tongues = 16
    private let foot: Point
    private let size: Double
    private let depth: Double
    private let direction: Double
    private let seed: UInt64
    /// Moves with a subject; nil for a fire that stays.
    private let path: SubjectPath?

    /// - Parameter direction: -1 burns upwards, 1 blows downwards as a rocket's.
    init(_ stage: Stage, foot: Point, size: Double, depth: Double, direction: Double = -1, path: SubjectPath? = nil) {
        self.foot = foot
        self.size = size
        self.depth = depth
        self.direction = direction
        self.path = path
        seed = stage.seed
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let noise = ValueNoise(seed: seed ^ 0xF1E)
        let offset = path?.offset(at: moment) ?? Point(0, 0)
        let base = moment.camera.seen(Point(foot.x + offset.x, foot.y + offset.y), depth: depth, in: frame.size)
        let flicker = 0.85 + 0.3 * noise.value(moment.seconds * 6)
        frame.disc(
            Point(base.x, base.y + direction * size * 0.4), radius: size * 2.4 * flicker, RGB(1, 0.5, 0.15),
            opacity: 0.4,
            isLight: true)
        for tongue in 0..<Self.tongues {
            let phase = Double(tongue) / Double(Self.tongues)
            let age = (moment.seconds * 1.9 + phase).truncatingRemainder(dividingBy: 1)
            let sway = (noise.value(moment.seconds * 2.2 + phase * 13, Double(tongue)) - 0.5) * size * 0.6
            let place = Point(base.x + sway * (0.4 + age), base.y + direction * size * (0.1 + age * 0.95 * flicker))
            let colour = RGB(1, 0.9, 0.45).mixed(with: RGB(0.9, 0.2, 0.03), by: age)
            frame.disc(place, radius: size * 0.36 * (1 - age * 0.75), colour, opacity: 0.7 * (1 - age), isLight: true)
        }
    }
}
