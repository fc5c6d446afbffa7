/// Paints land: mountain ranges, hills, dunes and snowfields.
enum TerrainPainter {
    /// What one ridge is like; heights are shares of the picture's height.
    struct Ridge {
        var base: Double
        var relief: Double
        var cells: Int
        var octaves: Int
        var colour: RGB
        /// 0 near … 1 far: how much air lies before it.
        var distance: Double
        var isSnowy = false
        var isRugged = false
    }

    static func mountains(_ stage: Stage) -> [any SceneElement] {
        let rock = RGB(hex: 0x5F_67_7E)
        let wooded = RGB(hex: 0x3C_5C_46)
        let isWhite = stage.plan.weather == .snow
        let base = stage.horizon / stage.height
        let ridges = [
            Ridge(
                base: base - 0.02, relief: 0.62, cells: 4, octaves: 6, colour: rock, distance: 0.62, isSnowy: true,
                isRugged: true),
            Ridge(
                base: base + 0.04, relief: 0.4, cells: 5, octaves: 6, colour: rock.scaled(0.85), distance: 0.36,
                isSnowy: true, isRugged: true),
            Ridge(
                base: base + 0.12, relief: 0.2, cells: 7, octaves: 5, colour: isWhite ? .white : wooded, distance: 0.18),
        ]
        var layers: [any SceneElement] = ridges.enumerated().map { number, ridge in
            paint(ridge, stage, shift: Double(number) * 7.7).layer(depth: 0.25 + 0.17 * Double(number))
        }
        if stage.plan.place == .mountains { layers.append(ForestPainter.edge(stage)) }
        return layers
    }

    /// Rolling ground in three steps towards the viewer; `colours` run from far to near.
    static func hills(_ stage: Stage, colours: [RGB], relief: Double) -> [LayerCanvas] {
        let base = stage.horizon / stage.height
        return colours.enumerated().map { number, colour in
            let near = Double(number) / Double(max(colours.count - 1, 1))
            let ridge = Ridge(
                base: base + 0.03 + near * 0.17, relief: relief * (1 - near * 0.4), cells: 3 + number, octaves: 3,
                colour: colour, distance: 0.4 * (1 - near))
            return paint(ridge, stage, shift: 40 + Double(number) * 5.3)
        }
    }

    static func paint(_ ridge: Ridge, _ stage: Stage, shift: Double) -> LayerCanvas {
        var canvas = stage.canvas()
        let noise = stage.noise
        let scale = Double(ridge.cells) / canvas.period
        let origin = canvas.origin
        func top(_ x: Double) -> Double {
            let across = (x - origin.x) * scale
            var height = noise.fractal(across, shift, octaves: ridge.octaves, periodX: ridge.cells)
            if ridge.isRugged {
                // Folding the noise at its middle makes sharp crests.
                let folded =
                    1
                    - abs(2 * noise.fractal(across + 0.31, shift + 3, octaves: ridge.octaves, periodX: ridge.cells) - 1)
                height = 0.2 * height + 0.8 * folded * folded * (0.45 + height)
            }
            return stage.height * (ridge.base - ridge.relief * (height - 0.25))
        }
        let snowline = stage.height * (ridge.base - ridge.relief * 0.22)
        let detail = 26 / stage.unit
        canvas.fillBelow(top) { x, y, crest in
            let depth = (y - crest) / stage.unit
            let fold = noise.fractal(
                (x + (y - crest) * 0.55) * detail, y * detail * 0.55 + shift, octaves: 3)
            let slope = (top(x + 2) - top(x - 2)) / 4
            // Below the crest the rock's own folds count more and more, or the crest's shadow would hang down like a curtain.
            let crestShare = max(1 - depth * 4, 0.15)
            let lit = min(max(0.5 + slope * 0.5 * crestShare + (fold - 0.5) * (ridge.isRugged ? 2.2 : 0.5), 0), 1)
            var colour = ridge.colour
            if ridge.isSnowy {
                let snow = min(max((snowline - y) / (stage.unit * 0.05) + (fold - 0.45) * 5, 0), 1)
                colour = colour.mixed(with: RGB(0.95, 0.97, 1), by: snow)
            }
            let shaded = colour.scaled(
                (ridge.isRugged ? 0.62 : 0.8) + (ridge.isRugged ? 0.5 : 0.28) * lit - min(depth * 0.18, 0.22))
            let haze = ridge.distance + (ridge.isRugged ? min(depth * 0.7, 0.22) : 0)
            return stage.palette.surface(shaded, distance: min(haze, 1))
        }
        return canvas
    }
}
