/// Small things that sail through the air: snow, petals, bubbles, fireflies and embers.
struct FlakesElement: SceneElement {
    /// What the flakes are like; speeds are shares of the picture's shorter side per second, downwards.
    struct Kind: Sendable {
        var count: Int
        var fall: Double
        var sway: Double
        var radius: ClosedRange<Double>
        var colours: [RGB]
        var opacity: Double
        var isLight = false

        static let snow = Kind(
            count: 230, fall: 0.13, sway: 0.05, radius: 0.002...0.0075, colours: [.white], opacity: 0.88)
        static let petals = Kind(
            count: 46, fall: 0.1, sway: 0.12, radius: 0.005...0.011,
            colours: [RGB(hex: 0xF7_B7_CE), RGB(hex: 0xFF_DC_E8), RGB(hex: 0xEE_8F_B0)], opacity: 0.9)
        static let bubbles = Kind(
            count: 40, fall: -0.12, sway: 0.04, radius: 0.003...0.013, colours: [RGB(0.8, 0.95, 1)], opacity: 0.4)
        static let fireflies = Kind(
            count: 46, fall: -0.012, sway: 0.09, radius: 0.012...0.024, colours: [RGB(0.95, 0.95, 0.35)], opacity: 0.85,
            isLight: true)
        static let embers = Kind(
            count: 60, fall: -0.3, sway: 0.08, radius: 0.006...0.014,
            colours: [RGB(1, 0.55, 0.15), RGB(1, 0.8, 0.3)], opacity: 0.9, isLight: true)
    }

    private struct Flake {
        let start: Point
        let near: Double
        let phase: Double
        let colour: RGB
    }

    private let kind: Kind
    private let flakes: [Flake]
    private let unit: Double

    init(_ kind: Kind, _ stage: Stage) {
        var random = stage.random("flakes \(kind.fall)")
        self.kind = kind
        unit = stage.unit
        flakes = (0..<kind.count).map { _ in
            Flake(
                start: Point(random.number(in: 0...1), random.number(in: 0...1)), near: random.number(in: 0...1),
                phase: random.number(in: 0...1), colour: kind.colours.randomElement(using: &random) ?? .white)
        }
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let width = Double(frame.size.width)
        let height = Double(frame.size.height)
        for flake in flakes {
            let speed = kind.fall * unit * (0.5 + flake.near)
            let sway = kind.sway * unit * Wave.sine(moment.seconds * 0.22 + flake.phase)
            let y = Self.wrap(flake.start.y * height + speed * moment.seconds, height + 20) - 10
            let x =
                Self.wrap(flake.start.x * width + sway + speed * moment.seconds * 0.2 * flake.phase, width + 20) - 10
            let radius =
                unit * (kind.radius.lowerBound + (kind.radius.upperBound - kind.radius.lowerBound) * flake.near)
            let pulse = kind.isLight ? max(0.5 + 0.5 * Wave.sine(moment.seconds * 0.4 + flake.phase * 7), 0) : 1
            frame.disc(
                Point(x, y), radius: max(radius, 0.8), flake.colour,
                opacity: kind.opacity * pulse * (0.5 + 0.5 * flake.near),
                isLight: kind.isLight)
        }
    }

    private static func wrap(_ value: Double, _ period: Double) -> Double {
        let rest = value.truncatingRemainder(dividingBy: period)
        return rest < 0 ? rest + period : rest
    }
}
