/// Paints the deep: light from above, a seabed and weeds.
enum UnderwaterPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        var water = stage.canvas()
        let noise = stage.noise
        let surface = RGB(hex: 0x4F_C4_D8).lit(by: stage.palette.light)
        let deep = RGB(hex: 0x06_24_48).lit(by: stage.palette.light)
        water.paint { x, y in
            let depth = min(max(y / stage.height, 0), 1)
            // Rays lean: the same noise is read along a slanted line.
            let ray = noise.fractal((x + y * 0.35) * 7 / stage.unit, 3, octaves: 2)
            let light = max(ray - 0.45, 0) * 1.1 * (1 - depth)
            let colour = surface.mixed(with: deep, by: depth.squareRoot())
            return RGB(colour.red + light * 0.6, colour.green + light, colour.blue + light).pixel()
        }
        let ground = TerrainPainter.Ridge(
            base: 0.84, relief: 0.16, cells: 4, octaves: 4, colour: RGB(hex: 0x3B_6C_78), distance: 0)
        var bed = TerrainPainter.paint(ground, stage, shift: 21)
        grow(on: &bed, stage)
        return [
            LayerElement(
                bitmap: water.bitmap.trimmed(), origin: water.origin, depth: 0.15, pixelsPerSecond: stage.unit * 0.01),
            bed.layer(depth: 0.6),
        ]
    }

    private static func grow(on canvas: inout LayerCanvas, _ stage: Stage) {
        var random = stage.random("weeds")
        let corals = [0xE8_6A_6A, 0xF2_A6_5A, 0xC0_6A_D0, 0x3F_A0_6A, 0x2F_8A_5A] as [UInt32]
        for _ in 0..<34 {
            let x = canvas.origin.x + canvas.period * random.number(in: 0...1)
            let colour = RGB(hex: corals.randomElement(using: &random) ?? 0x3F_A0_6A).mixed(
                with: RGB(0.1, 0.35, 0.5), by: 0.3)
            let bend = random.number(in: -0.3...0.3)
            let weed: Shape = .blob(
                colour, [(-0.05, 0), (-0.09 + bend * 0.3, 0.5), (bend, 1), (0.07 + bend * 0.4, 0.5), (0.06, 0)])
            canvas.stamp(
                [weed], at: Point(x, stage.height * random.number(in: 0.9...1.05)),
                height: stage.unit * random.number(in: 0.1...0.26), distance: 0)
        }
    }
}
