/// A water surface that mirrors what is above it, broken by ripples; also a wet street.
struct WaterElement: SceneElement {
    private let horizon: Double
    private let bottom: Double
    private let near: Pixel
    private let far: Pixel
    private let noise: ValueNoise
    /// Share of the mirror image in 256ths at the horizon.
    private let mirror: Double
    private let ripple: Double
    private let sparkle: RGB

    /// - Parameter roughness: 0 a pond, 1 a stormy sea.
    init(_ stage: Stage, from horizon: Double, colour: RGB, roughness: Double, mirror: Double) {
        self.horizon = horizon
        bottom = stage.height
        near = stage.palette.surface(colour).mixed(with: stage.palette.zenith, by: 0.25).light
        far = stage.palette.surface(colour).mixed(with: stage.palette.horizon, by: 0.55).light
        noise = ValueNoise(seed: stage.seed ^ 0x5EA)
        self.mirror = mirror
        ripple = stage.unit * (0.006 + 0.03 * roughness)
        sparkle = stage.palette.horizon.mixed(with: .white, by: 0.4).scaled(stage.palette.discStrength * 0.8)
    }

    func draw(into frame: inout Frame, at moment: Moment) {
        let width = frame.size.width
        let zoom = 1 + (moment.camera.zoom - 1) * 0.3
        let middle = bottom / 2
        let line = middle + (horizon - moment.camera.shift.y * 0.3 - middle) * zoom
        let first = max(Int(line.rounded(.up)), 1)
        guard first < frame.size.height else { return }
        for row in first..<frame.size.height {
            let depth = (Double(row) - line) / max(bottom - line, 1)
            // Rows crowd together towards the horizon, as on a real plane.
            let away = 1 / (depth + 0.06)
            let wobble =
                Wave.sine(away * 1.9 + moment.seconds * 0.42) * 0.6
                + Wave.sine(away * 4.3 - moment.seconds * 0.67) * 0.4
            let shift = Int(wobble * ripple * (0.25 + depth))
            let lift = Int(wobble * ripple * depth * 0.7)
            let source = min(max(Int(line) - (row - Int(line)) + lift, 0), max(Int(line) - 1, 0))
            let tint = far.mixed(with: near, by: UInt32(min(depth * 1.4, 1) * 256))
            let share = UInt32(256 * (1 - mirror * (1 - depth * 0.55)))
            mix(row, source, shift, tint, share, width, into: &frame)
            glitter(row, depth: depth, away: away, moment, width, into: &frame)
        }
    }

    private func mix(
        _ row: Int, _ source: Int, _ shift: Int, _ tint: Pixel, _ share: UInt32, _ width: Int, into frame: inout Frame
    ) {
        frame.pixels.withUnsafeMutableBufferPointer { pixels in
            for column in 0..<width {
                let mirrored = min(max(column + shift, 0), width - 1)
                pixels[row * width + column] = pixels[source * width + mirrored].mixed(with: tint, by: share)
            }
        }
    }

    private func glitter(
        _ row: Int, depth: Double, away: Double, _ moment: Moment, _ width: Int, into frame: inout Frame
    ) {
        let cell = 3 + Int(depth * 14)
        let y = away * 6 + moment.seconds * 0.9
        for column in stride(from: row % cell, to: width, by: cell) {
            let value = noise.value(Double(column) / Double(cell) + moment.seconds * 0.5, y)
            guard value > 0.8 else { continue }
            let light = sparkle.scaled((value - 0.8) * 2.2).light
            for index in row * width + column..<row * width + min(column + cell / 2 + 1, width) {
                frame.pixels[index] = frame.pixels[index].brightened(by: light)
            }
        }
    }
}
