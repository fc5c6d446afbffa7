/// Paints dunes with wind ripples.
enum DesertPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let sand = RGB(hex: 0xE0_B0_6A)
        let base = stage.horizon / stage.height
        return (0..<3).map { number in
            let near = Double(number) / 2
            let ridge = TerrainPainter.Ridge(
                base: base + 0.02 + near * 0.16, relief: 0.2 - 0.04 * near, cells: 3 + number, octaves: 2,
                colour: sand.scaled(0.94 + 0.08 * near), distance: 0.42 * (1 - near))
            return TerrainPainter.paint(ridge, stage, shift: 60 + near * 9).layer(depth: 0.3 + 0.25 * Double(number))
        }
    }

    /// Sand before the sea.
    static func shore(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let level = stage.height * 0.83
        let sand = RGB(hex: 0xEC_CB_90)
        let origin = canvas.origin
        let cells = 4
        let scale = Double(cells) / canvas.period
        canvas.fillBelow({ x in
            level + stage.unit * 0.05 * (stage.noise.value((x - origin.x) * scale, 77, periodX: cells) - 0.5)
        }) { x, y, top in
            let fleck = stage.noise.fractal(x * 40 / stage.unit, y * 70 / stage.unit, octaves: 2)
            let wet = max(1 - (y - top) / (stage.unit * 0.05), 0)
            let foam = max(1 - (y - top) / (stage.unit * 0.012), 0)
            return stage.palette.surface(sand.scaled(0.88 + 0.18 * fleck - 0.25 * wet).mixed(with: .white, by: foam))
        }
        return canvas.layer(depth: 0.85)
    }
}
