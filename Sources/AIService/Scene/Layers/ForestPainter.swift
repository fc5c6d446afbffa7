/// Paints rows of trees that grow lighter and bluer with distance.
enum ForestPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let isWhite = stage.plan.weather == .snow
        let floor = isWhite ? RGB(hex: 0xE4_EC_F4) : RGB(hex: 0x4A_6B_3A)
        let rows = [(0.0, 0.34, 0.6), (0.07, 0.42, 0.38), (0.15, 0.5, 0.16)]
        return rows.enumerated().map { number, row in
            let (drop, height, distance) = row
            let level = stage.horizon + stage.height * drop
            var canvas = stage.canvas()
            plant(on: &canvas, stage, level: level, height: stage.unit * height, distance: distance, number: number)
            let origin = canvas.origin
            let cells = 4
            let scale = Double(cells) / canvas.period
            canvas.fillBelow({ x in
                level - stage.unit * 0.04
                    * (stage.noise.value((x - origin.x) * scale, Double(number), periodX: cells) - 0.5)
            }) { x, y, top in
                let grain = isWhite ? (5.0, 24.0) : (30, 60)
                let fleck = stage.noise.fractal(x * grain.0 / stage.unit, y * grain.1 / stage.unit, octaves: 2)
                let near = min((y - top) / stage.unit, 0.3)
                // Snow lies in smooth drifts with blue hollows.
                let colour =
                    isWhite
                    ? floor.mixed(with: RGB(hex: 0xB4_C6_DE), by: min(max((0.62 - fleck) * 2.2, 0), 0.8))
                    : floor.scaled(0.7 + 0.35 * fleck + near * 0.4)
                return stage.palette.surface(colour, distance: distance * 0.7)
            }
            return canvas.layer(depth: 0.3 + 0.22 * Double(number))
        }
    }

    /// A line of trees on the far shore of a lake.
    static func shore(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let level = stage.horizon
        plant(on: &canvas, stage, level: level, height: stage.unit * 0.1, distance: 0.3, number: 8)
        return canvas.layer(depth: 0.3)
    }

    /// The edge of a wood at the foot of the picture.
    static func edge(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let level = stage.height * 0.93
        plant(on: &canvas, stage, level: level, height: stage.unit * 0.2, distance: 0.08, number: 7)
        let floor = stage.plan.weather == .snow ? RGB(hex: 0xE4_EC_F4) : RGB(hex: 0x2E_4A_30)
        canvas.fillBelow({ _ in level }) { _, _, _ in stage.palette.surface(floor) }
        return canvas.layer(depth: 0.9)
    }

    /// A few large trees close to the camera at both sides, which frame the view.
    static func frame(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        var random = stage.random("frame")
        for side in [-0.04, 0.08, 0.93, 1.05] {
            let x = stage.width * (side + random.number(in: -0.02...0.02))
            let foot = Point(x, stage.height * 1.06)
            canvas.stamp(
                PlantArt.conifer(RGB(hex: 0x26_42_30), isWhite: stage.plan.weather == .snow), at: foot,
                height: stage.unit * random.number(in: 0.85...1.15), distance: 0)
        }
        return canvas.layer(depth: 1.15)
    }

    private static func plant(
        on canvas: inout LayerCanvas, _ stage: Stage, level: Double, height: Double, distance: Double, number: Int
    ) {
        var random = stage.random("trees \(number)")
        let isWhite = stage.plan.weather == .snow
        let count = Int(canvas.period / (height * 0.28))
        for index in 0..<count {
            let x = canvas.origin.x + canvas.period * (Double(index) + random.number(in: 0.1...0.9)) / Double(count)
            let green = RGB(hex: 0x2C_57_36).mixed(with: RGB(hex: 0x4E_7A_3A), by: random.number(in: 0...0.7))
            let isRound = random.number(in: 0...1) > 0.75 && !isWhite
            let size = height * random.number(in: 0.55...1)
            let tree = isRound ? PlantArt.roundTree(green) : PlantArt.conifer(green, isWhite: isWhite)
            canvas.stamp(
                tree, at: Point(x, level + height * 0.03), height: isRound ? size * 0.75 : size, distance: distance)
        }
    }
}
