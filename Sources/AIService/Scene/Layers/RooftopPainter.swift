/// Paints a tiled roof to stand on, with a chimney, above the houses of a town.
enum RooftopPainter {
    private static let tileColour = RGB(hex: 0xC8_6A_4A)

    /// Height on screen of the roof's ridge.
    static func ridge(_ stage: Stage) -> Double { stage.height * 0.8 }

    static func elements(_ stage: Stage) -> [any SceneElement] {
        let far = CityPainter.skyline(
            stage, level: stage.horizon + stage.height * 0.04, height: stage.unit * 0.24, distance: 0.55, number: 0)
        let near = CityPainter.skyline(
            stage, level: stage.horizon + stage.height * 0.14, height: stage.unit * 0.22, distance: 0.25, number: 1)
        let chimney = Point(stage.width * 0.83, ridge(stage) - stage.unit * 0.19)
        return [far, near, SmokeElement(stage, source: chimney, size: stage.unit * 0.034, depth: 1), roof(stage)]
    }

    private static func roof(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let ridge = ridge(stage)
        chimney(&canvas, stage)
        let tile = stage.unit * 0.052
        canvas.fillBelow({ _ in ridge }) { x, y, top in
            stage.palette.surface(tileColour.scaled(tone(x / tile, (y - top) / (tile * 0.72), stage.noise)))
        }
        let count = Int(canvas.period / (tile * 1.4))
        let width = canvas.period / Double(max(count, 1))
        for index in 0..<count {
            let x = canvas.origin.x + width * (Double(index) + 0.5)
            let cap = Shape.ellipse(.white, x: x, y: ridge, width: width * 1.02, height: tile * 0.62)
            let colour = stage.palette.surface(tileColour)
            canvas.fill(cap.outline, top: colour.scaled(1.25), bottom: colour.scaled(0.75))
        }
        skylight(&canvas, stage)
        return canvas.layer(depth: 1)
    }

    /// Brightness of the roof at a place given in tiles: scalloped rows, each in the shadow of the one above.
    private static func tone(_ across: Double, _ down: Double, _ noise: ValueNoise) -> Double {
        func tile(_ row: Double) -> (column: Double, from: Double) {
            let shifted = across + (row.truncatingRemainder(dividingBy: 2) == 0 ? 0 : 0.5)
            let column = shifted.rounded(.down)
            return (column, (shifted - column - 0.5) * 2)
        }
        let row = down.rounded(.down)
        let own = tile(row)
        // A tile's lower edge is round: below it the next row shows.
        let edge = 1 - 0.42 * own.from * own.from
        let isNext = down - row > edge
        let shown = isNext ? (row + 1, tile(row + 1).column) : (row, own.column)
        let depth = isNext ? down - row - edge : down - row
        let own2 = 0.78 + 0.36 * noise.value(shown.1 * 3.7, shown.0 * 5.3)
        return own2 * (isNext ? 0.62 : 0.8 + 0.3 * depth)
    }

    private static func chimney(_ canvas: inout LayerCanvas, _ stage: Stage) {
        let brick = stage.palette.surface(RGB(hex: 0x8E_5A_4A))
        let x = stage.width * 0.83
        let half = stage.unit * 0.055
        let top = ridge(stage) - stage.unit * 0.18
        canvas.fillRectangle(x - half, top, half * 2, stage.unit * 0.24, brick)
        let rows = 7
        for row in 0..<rows {
            let y = top + stage.unit * 0.24 * Double(row) / Double(rows)
            canvas.fillRectangle(x - half, y, half * 2, stage.unit * 0.004, brick.scaled(0.7))
            for joint in [-0.5, 0, 0.5] {
                let shift = row.isMultiple(of: 2) ? 0 : half * 0.25
                canvas.fillRectangle(
                    x + half * joint + shift, y, stage.unit * 0.004, stage.unit * 0.034, brick.scaled(0.7))
            }
        }
        canvas.fillRectangle(x + half * 0.55, top, half * 0.45, stage.unit * 0.24, brick.scaled(0.55), opacity: 0.5)
        canvas.fillRectangle(
            x - half * 1.2, top - stage.unit * 0.012, half * 2.4, stage.unit * 0.026, brick.scaled(1.2))
    }

    private static func skylight(_ canvas: inout LayerCanvas, _ stage: Stage) {
        let top = ridge(stage) + stage.unit * 0.06
        let left = stage.width * 0.14
        let size = stage.unit * 0.11
        let frame = stage.palette.surface(RGB(hex: 0xE6_DC_C8)).scaled(0.8)
        let pane = stage.isDark ? RGB(hex: 0xFF_CF_7A) : stage.palette.sky(at: 0.4)
        canvas.fillRectangle(left - size * 0.08, top - size * 0.08, size * 1.16, size * 0.96, frame)
        canvas.fillRectangle(left, top, size, size * 0.8, pane)
        canvas.fillRectangle(left + size * 0.47, top, size * 0.06, size * 0.8, frame)
        guard stage.isDark else { return }
        canvas.glow(
            at: Point(left + size / 2, top + size * 0.4), radius: size * 1.7, RGB(1, 0.75, 0.4), strength: 0.4)
    }
}
