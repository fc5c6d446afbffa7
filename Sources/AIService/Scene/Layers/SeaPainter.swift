/// Paints rolling waves with foam on their crests, in rows towards the viewer.
enum SeaPainter {
    static let water = RGB(hex: 0x1F_5F_7E)

    static func elements(_ stage: Stage) -> [any SceneElement] {
        let isStorm = stage.plan.weather == .storm
        let roughness = isStorm ? 1 : stage.plan.weather == .rain ? 0.5 : 0.25
        let surface = WaterElement(
            stage, from: stage.horizon, colour: water, roughness: roughness, mirror: isStorm ? 0.35 : 0.6)
        return [surface] + waves(stage, rows: isStorm ? 3 : 1, roughness: roughness)
    }

    /// Rows of waves behind the subject.
    static func waves(_ stage: Stage, rows: Int, roughness: Double) -> [any SceneElement] {
        (0..<rows).map { row in
            let near = Double(row + 1) / Double(rows + 1)
            return wave(stage, near: near, roughness: roughness, number: row)
        }
    }

    /// The wave that passes before the subject.
    static func foreground(_ stage: Stage) -> [any SceneElement] {
        let isStorm = stage.plan.weather == .storm
        return [wave(stage, near: isStorm ? 1.02 : 1.08, roughness: isStorm ? 1 : 0.25, number: 9)]
    }

    private static func wave(_ stage: Stage, near: Double, roughness: Double, number: Int) -> LayerElement {
        var canvas = stage.canvas()
        let crests = max(Int(canvas.period / (stage.unit * (0.22 + 0.4 * near))), 2)
        let scale = Double(crests) / canvas.period
        let origin = canvas.origin
        let level = stage.horizon + (stage.height - stage.horizon) * (0.1 + near * 0.68)
        let swell = stage.unit * (0.012 + 0.05 * roughness) * (0.5 + near)
        let noise = ValueNoise(seed: stage.seed ^ UInt64(number))
        func crest(_ x: Double) -> Double {
            let across = (x - origin.x) * scale
            let chop = noise.fractal(across * 3, 4, octaves: 3, periodX: crests * 3) - 0.5
            // A peaked wave: the sine's upper half is sharpened.
            let sine = 0.5 + 0.5 * Wave.sine(across + 0.12 * Wave.sine(across))
            let size = 0.55 + 0.9 * noise.value(across, 9, periodX: crests)
            return level - swell * (sine * sine * 1.9 * size + chop * 0.7)
        }
        let deep = stage.palette.surface(water.scaled(0.62), distance: 0.3 * (1 - near))
        let thin = stage.palette.surface(water.mixed(with: RGB(hex: 0x5F_B8_B4), by: 0.5), distance: 0.35 * (1 - near))
        let foam = stage.palette.surface(RGB(0.93, 0.97, 1), distance: 0.2)
        canvas.fillBelow(crest) { x, y, top in
            let depth = (y - top) / stage.unit
            let streak = noise.fractal((x - origin.x) * scale * 5, (y - top) * 0.09, octaves: 3, periodX: crests * 5)
            let body = thin.mixed(with: deep, by: min(depth * 9, 1)).scaled(0.9 + 0.25 * streak)
            let reach = (0.006 + 0.02 * roughness) * (level + swell * 0.2 - top) / max(swell, 1)
            let edge = max(1 - depth / max(reach, 0.004), 0)
            let lace = max(streak - 0.62, 0) * 4 * max(1 - depth * 7, 0) * roughness
            return body.mixed(with: foam, by: min(edge * 0.9 + lace, 0.92))
        }
        let direction = number % 2 == 0 ? 1.0 : 0.7
        var layer = canvas.layer(
            depth: 0.45 + 0.5 * near, drift: stage.unit * (0.03 + 0.09 * roughness) * direction * near)
        layer.swing = swell * 0.55
        layer.swingSeconds = 3.4 + Double(number % 3) * 0.8
        return layer
    }
}
