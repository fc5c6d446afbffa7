/// Paints banks of fog that drift before the view.
enum FogPainter {
    static func elements(_ stage: Stage, density: Double) -> [any SceneElement] {
        [bank(stage, cells: 4, shift: 5, density: density).layer(depth: 0.6, drift: stage.unit * 0.03)]
    }

    private static func bank(_ stage: Stage, cells: Int, shift: Double, density: Double) -> LayerCanvas {
        var canvas = stage.canvas()
        let colour = stage.palette.horizon.mixed(with: stage.palette.light, by: 0.4)
        let scale = Double(cells) / canvas.period
        let origin = canvas.origin
        canvas.paint { x, y in
            let height = min(max((y - stage.horizon * 0.5) / (stage.height * 0.35), 0), 1)
            let thick = stage.noise.fractal((x - origin.x) * scale, y * scale * 2.6 + shift, octaves: 4, periodX: cells)
            return colour.pixel(opacity: min(max(thick - 0.25, 0) * 1.7, 1) * height * density)
        }
        return canvas
    }
}
