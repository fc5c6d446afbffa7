/// Fireworks: every second or so a burst of sparks.
struct FireworksElement: SceneElement {
    private static let secondsBetween = 0.9
    private static let secondsShining = 2.2
    private static let sparks = 54
    private let stage: Stage

    init(_ stage: Stage) {
        self.stage = stage
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let latest = Int((moment.seconds + 1.4) / Self.secondsBetween)
        for number in max(latest - 2, 0)...latest {
            let age = moment.seconds + 1.4 - Double(number) * Self.secondsBetween
            guard age >= 0, age < Self.secondsShining else { continue }
            drawBurst(number, age: age, into: &frame)
        }
    }

    private func drawBurst(_ number: Int, age: Double, into frame: inout Frame) {
        var random = stage.random("burst \(number)")
        let center = Point(stage.width * random.number(in: 0.15...0.85), stage.height * random.number(in: 0.12...0.42))
        let hues = [RGB(1, 0.35, 0.3), RGB(0.4, 0.8, 1), RGB(1, 0.85, 0.4), RGB(0.75, 0.45, 1), RGB(0.4, 1, 0.6)]
        let colour = hues.randomElement(using: &random) ?? hues[0]
        let fade = 1 - age / Self.secondsShining
        let reach = stage.unit * 0.28 * (1 - fade * fade * fade)
        frame.disc(center, radius: stage.unit * 0.3, colour, opacity: 0.2 * fade * fade, isLight: true)
        for _ in 0..<Self.sparks {
            let turn = random.number(in: 0...1)
            let far = reach * random.number(in: 0.35...1)
            let place = Point(
                center.x + far * Wave.cosine(turn), center.y + far * Wave.sine(turn) + stage.unit * 0.05 * age * age)
            frame.disc(place, radius: 2.6, colour.mixed(with: .white, by: 0.4), opacity: fade, isLight: true)
        }
    }
}
