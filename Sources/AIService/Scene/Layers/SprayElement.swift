/// Waves that break on a rock: now and then a fan of spray flies up at either side of it.
struct SprayElement: SceneElement {
    private static let secondsBetween = 2.3
    private static let drops = 130

    private let stage: Stage
    private let rock: Point
    private let size: Double
    private let depth: Double
    private let colour: RGB

    init(_ stage: Stage, rock: Point, size: Double, depth: Double) {
        self.stage = stage
        self.rock = rock
        self.size = size
        self.depth = depth
        colour = stage.palette.surface(RGB(0.95, 0.98, 1), distance: 0.15)
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        for (number, side) in [-0.5, 0.46, -0.4].enumerated() {
            let time = moment.seconds / Self.secondsBetween + Double(number) * 0.37
            let round = time.rounded(.down)
            burst("spray \(number) \(Int(round))", side, age: time - round, moment, into: &frame)
        }
    }

    /// Draws the drops of one breaker, thrown up at `side` of the rock; `age` runs from 0 to 1.
    private func burst(_ name: String, _ side: Double, age: Double, _ moment: Moment, into frame: inout Frame) {
        var random = stage.random(name)
        let force = random.number(in: 0.6...1.15)
        let fade = min(age * 12, 1) * (1 - age)
        for _ in 0..<Self.drops {
            let speed = force * random.number(in: 0.25...1)
            let slant = random.number(in: -0.9...0.9) + side * 0.8
            // Mist, and drops in it that catch the light.
            let isMist = random.number(in: 0...1) < 0.3
            let height = 1.5 * speed * age - 1.5 * age * age
            let place = Point(
                rock.x + size * (side + slant * speed * age * 0.7),
                rock.y + size * (0.05 - height * 0.72))
            frame.puff(
                moment.camera.seen(place, depth: depth, in: frame.size),
                radius: size * random.number(in: isMist ? 0.03...0.07 : 0.006...0.018) * (0.7 + age), colour,
                opacity: fade * (isMist ? 0.35 : 1))
        }
    }
}
