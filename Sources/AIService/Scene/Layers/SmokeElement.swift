/// Smoke that rises from one place in puffs, drifts and thins out.
struct SmokeElement: SceneElement {
    private static let puffs = 22
    private static let secondsOfLife = 5.5

    private let source: Point
    private let size: Double
    private let depth: Double
    private let colour: RGB
    /// A rocket's: it spreads over the ground instead of rising.
    private let isExhaust: Bool
    private let sides: [Double]

    init(_ stage: Stage, source: Point, size: Double, depth: Double, isExhaust: Bool = false) {
        self.source = source
        self.size = size
        self.depth = depth
        self.isExhaust = isExhaust
        colour = RGB(0.93, 0.94, 0.96).lit(by: stage.palette.light).mixed(with: stage.palette.horizon, by: 0.3)
        var random = stage.random("smoke \(source.x.rounded())")
        sides = (0..<Self.puffs).map { _ in random.number(in: -1...1) }
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        for (number, side) in sides.enumerated() {
            let age = (moment.seconds / Self.secondsOfLife + Double(number) / Double(Self.puffs))
                .truncatingRemainder(dividingBy: 1)
            let spread = isExhaust ? side * 7 * age : side * 0.6 * age + 1.6 * age * age
            let rise = isExhaust ? 0.8 * age * abs(side) : 5.5 * age
            let place = Point(source.x + size * spread, source.y - size * rise)
            let radius = size * (isExhaust ? 0.6 + 1.4 * age : 0.4 + 1.5 * age)
            let fade = min(age * 8, 1) * (1 - age)
            frame.puff(
                moment.camera.seen(place, depth: depth, in: frame.size), radius: radius, colour,
                opacity: (isExhaust ? 0.55 : 0.34) * fade)
        }
    }
}
