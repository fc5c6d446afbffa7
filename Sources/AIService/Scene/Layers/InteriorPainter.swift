/// Paints a room: a wall with a window on the sky outside, a lamp, a floor and a table.
enum InteriorPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        [wall(stage), furniture(stage)]
    }

    private static func wall(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let isDark = stage.plan.hour == .night
        let paint = RGB(hex: 0xC9_A9_8A).scaled(isDark ? 0.55 : 0.95)
        let floor = stage.height * 0.8
        let frame = windowFrame(stage)
        let noise = stage.noise
        canvas.paint { x, y in
            if x > frame.left, x < frame.right, y > frame.top, y < frame.bottom { return .clear }
            let fleck = noise.fractal(x * 12 / stage.unit, y * 12 / stage.unit, octaves: 2)
            guard y < floor else {
                let board = ((x + (y - floor) * 0.4 * (x / stage.width - 0.5)) / (stage.unit * 0.16)).rounded(.down)
                let tone = noise.value(board * 3.7, 5)
                return RGB(hex: 0x7A_4E_30).scaled((0.75 + 0.35 * tone + 0.15 * fleck) * (isDark ? 0.5 : 1)).pixel()
            }
            let away = Point(x, y).distance(to: Point((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2))
            return paint.scaled(1.08 - away / stage.unit * 0.3 + 0.06 * fleck).pixel()
        }
        trim(&canvas, stage, frame)
        return canvas.layer(depth: 0.5)
    }

    private static func windowFrame(_ stage: Stage) -> (left: Double, right: Double, top: Double, bottom: Double) {
        let middle = stage.width * 0.5
        let half = stage.unit * 0.36
        return (middle - half, middle + half, stage.height * 0.1, stage.height * 0.1 + stage.unit * 0.46)
    }

    private static func trim(
        _ canvas: inout LayerCanvas, _ stage: Stage, _ frame: (left: Double, right: Double, top: Double, bottom: Double)
    ) {
        let wood = RGB(hex: 0xF3_EA_DC).scaled(stage.plan.hour == .night ? 0.6 : 1)
        let bar = stage.unit * 0.018
        let width = frame.right - frame.left
        for x in [frame.left - bar, (frame.left + frame.right - bar) / 2, frame.right] {
            canvas.fillRectangle(x, frame.top - bar, bar, frame.bottom - frame.top + 2 * bar, wood)
        }
        for y in [frame.top - bar, (frame.top + frame.bottom) / 2, frame.bottom] {
            canvas.fillRectangle(frame.left - bar, y, width + 2 * bar, bar, wood)
        }
        canvas.fillRectangle(frame.left - bar * 3, frame.bottom + bar, width + 6 * bar, bar * 1.4, wood.scaled(0.9))
    }

    private static func furniture(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        let top = stage.height * 0.76
        let wood = RGB(hex: 0x8E_5A_34).scaled(stage.plan.hour == .night ? 0.6 : 1)
        canvas.fill(
            [
                Point(stage.width * 0.04, top + stage.unit * 0.06), Point(stage.width * 0.12, top),
                Point(stage.width * 0.88, top), Point(stage.width * 0.96, top + stage.unit * 0.06),
            ], top: wood.scaled(1.2), bottom: wood)
        canvas.fillRectangle(
            stage.width * 0.04, top + stage.unit * 0.06, stage.width * 0.92, stage.unit * 0.03, wood.scaled(0.7))
        for x in [0.08, 0.9] {
            canvas.fillRectangle(
                stage.width * x, top + stage.unit * 0.08, stage.unit * 0.035, stage.height, wood.scaled(0.6))
        }
        if stage.plan.hour == .night {
            canvas.glow(
                at: Point(stage.width * 0.2, top - stage.unit * 0.2), radius: stage.unit * 0.5, RGB(1, 0.75, 0.4),
                strength: 0.6)
        }
        return canvas.layer(depth: 0.85)
    }
}
