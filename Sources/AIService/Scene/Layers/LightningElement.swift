/// Lightning: now and then a bolt, and the sky lights up.
struct LightningElement: SceneElement {
    private static let secondsBetween = 3.1
    private static let secondsShining = 0.34
    private let stage: Stage

    init(_ stage: Stage) {
        self.stage = stage
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let time = moment.seconds + 2.5
        let number = (time / Self.secondsBetween).rounded(.down)
        var random = stage.random("bolt \(Int(number))")
        let since = time - number * Self.secondsBetween - random.number(in: 0...1.6)
        guard since >= 0, since < Self.secondsShining else { return }
        let flicker = since < 0.08 || since > 0.14 ? 1 - since / Self.secondsShining : 0.35
        let flash = RGB(0.6, 0.66, 0.85).scaled(0.34 * flicker).light
        let rows = min(Int(stage.horizon), frame.size.height)
        for index in 0..<rows * frame.size.width { frame.pixels[index] = frame.pixels[index].brightened(by: flash) }
        drawBolt(&random, strength: flicker, into: &frame)
    }

    private func drawBolt(_ random: inout SeededRandom, strength: Double, into frame: inout Frame) {
        var place = Point(stage.width * random.number(in: 0.12...0.88), 0)
        let floor = stage.horizon * random.number(in: 0.75...1)
        while place.y < floor {
            let next = Point(
                place.x + stage.unit * random.number(in: -0.035...0.035),
                place.y + stage.unit * random.number(in: 0.02...0.045))
            let steps = max(Int(place.distance(to: next)), 1)
            for step in 0..<steps {
                let share = Double(step) / Double(steps)
                let dot = Point(place.x + (next.x - place.x) * share, place.y + (next.y - place.y) * share)
                frame.disc(dot, radius: 6, RGB(0.35, 0.4, 0.6), opacity: 0.12 * strength, isLight: true)
                frame.brighten(dot, RGB.white.scaled(strength))
            }
            place = next
        }
    }
}
