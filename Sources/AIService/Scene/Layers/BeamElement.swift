/// A lighthouse's beam that sweeps round.
struct BeamElement: SceneElement {
    private static let secondsPerTurn = 6.0
    private let lamp: Point
    private let depth: Double
    private let reach: Double
    private let strength: Double

    init(_ stage: Stage, lamp: Point, depth: Double) {
        self.lamp = lamp
        self.depth = depth
        reach = max(stage.width, stage.height) * 0.95
        let isDark = stage.plan.hour == .night || stage.plan.weather == .storm || stage.plan.weather == .fog
        strength = isDark ? 0.85 : 0.3
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let place = moment.camera.seen(lamp, depth: depth, in: frame.size)
        let turn = moment.seconds / Self.secondsPerTurn + 0.06
        let towards = Wave.sine(turn)
        ray(from: place, across: Wave.cosine(turn), towards, into: &frame)
        ray(from: place, across: -Wave.cosine(turn), -towards, into: &frame)
        let flare = max(towards, 0)
        frame.disc(
            place, radius: reach * (0.05 + 0.09 * flare * flare), RGB(1, 0.93, 0.7), opacity: 0.75, isLight: true)
    }

    /// Lights a wedge to the left or right; `across` is how far it points sideways, `towards` how far to the viewer.
    private func ray(from place: Point, across: Double, _ towards: Double, into frame: inout Frame) {
        let length = reach * abs(across)
        guard length > 4, place.y.isFinite, place.x.isFinite else { return }
        let direction = across > 0 ? 1.0 : -1.0
        let spread = 0.055 + 0.05 * max(towards, 0)
        let first = min(max(direction > 0 ? place.x : place.x - length, 0), Double(frame.size.width))
        let last = min(max(direction > 0 ? place.x + length : place.x, first), Double(frame.size.width))
        for column in Int(first)..<Int(last) {
            let far = abs(Double(column) - place.x)
            let half = 2 + far * spread
            let middle = place.y + far * 0.035 * towards
            let fall = (1 - far / length) * strength
            let top = min(max(Int(max(middle - half, 0)), 0), frame.size.height)
            let bottom = min(max(Int(max(middle + half, 0)), top), frame.size.height)
            for row in top..<bottom {
                let edge = 1 - abs(Double(row) - middle) / half
                let index = row * frame.size.width + column
                let light = RGB(1, 0.92, 0.68).scaled(fall * edge * 0.75)
                frame.pixels[index] = frame.pixels[index].brightened(by: light.light)
            }
        }
    }
}
