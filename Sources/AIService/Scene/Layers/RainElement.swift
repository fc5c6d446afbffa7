/// Slanted streaks of rain in two distances.
struct RainElement: SceneElement {
    private struct Drop {
        let start: Point
        let length: Double
        let speed: Double
        let opacity: Double
    }

    private let drops: [Drop]
    private let slant: Double
    private let size: Point
    private let colour: RGB

    init(_ stage: Stage) {
        var random = stage.random("rain")
        let isStorm = stage.plan.weather == .storm
        slant = isStorm ? 0.42 : 0.14
        size = Point(stage.width, stage.height)
        colour = stage.palette.horizon.mixed(with: .white, by: 0.45)
        let area = stage.width * stage.height / (stage.unit * stage.unit)
        drops = (0..<Int(area * (isStorm ? 330 : 260))).map { _ in
            let near = random.number(in: 0...1)
            return Drop(
                start: Point(random.number(in: 0...1), random.number(in: 0...1)),
                length: stage.unit * (0.02 + 0.05 * near), speed: stage.unit * (1.5 + 1.5 * near),
                opacity: 0.12 + 0.26 * near)
        }
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let field = Point(size.x * 1.5, size.y * 1.2)
        for drop in drops {
            let fallen = drop.start.y * field.y + drop.speed * moment.seconds
            let y = fallen.truncatingRemainder(dividingBy: field.y)
            let round = (fallen / field.y).rounded(.down)
            // Each round a drop comes down somewhere else.
            let x = (drop.start.x + round * 0.618).truncatingRemainder(dividingBy: 1) * field.x - y * slant
            for step in 0..<Int(drop.length) {
                frame.dot(Point(x + Double(step) * slant, y - Double(step)), colour, opacity: drop.opacity)
            }
        }
    }
}
