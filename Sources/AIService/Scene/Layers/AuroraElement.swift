/// Curtains of northern lights that wander slowly.
struct AuroraElement: SceneElement {
    private let noise: ValueNoise
    private let reach: Double

    init(_ stage: Stage) {
        noise = ValueNoise(seed: stage.seed ^ 0xA040)
        reach = stage.horizon * 0.8
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let time = moment.seconds * 0.12
        let width = frame.size.width
        for column in 0..<width {
            let x = Double(column) / Double(width)
            let foot = reach * (0.55 + 0.35 * noise.fractal(x * 2.5 + time * 0.3, time, octaves: 2))
            let rays = noise.fractal(x * 22 + time, time * 2, octaves: 2)
            let length = reach * (0.25 + 0.4 * rays)
            let strength = 0.42 * rays
            let top = max(Int(foot - length), 0)
            for row in top..<max(min(Int(foot), frame.size.height), top) {
                let share = (Double(row) - foot + length) / max(length, 1)
                let colour = RGB(0.45, 0.2, 0.75).mixed(with: RGB(0.15, 0.95, 0.55), by: share)
                let index = row * width + column
                let fall = share * min((1 - share) * 6, 1)
                frame.pixels[index] = frame.pixels[index].brightened(by: colour.scaled(strength * fall).light)
            }
        }
    }
}
