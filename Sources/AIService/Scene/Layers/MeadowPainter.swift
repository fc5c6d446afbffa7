/// Paints green country: hills, bushes, grass and flowers; a garden is a meadow with a fence.
enum MeadowPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let colours =
            stage.isWhite
            ? [RGB(hex: 0xC9_D8_E8), RGB(hex: 0xDC_E6_F0), RGB(hex: 0xEE_F3_F8)]
            : [RGB(hex: 0x6F_A0_58), RGB(hex: 0x74_AD_4C), RGB(hex: 0x6C_A8_3E)]
        var hills = TerrainPainter.hills(stage, colours: colours, relief: 0.14)
        plant(on: &hills[1], stage)
        return hills.enumerated().map { number, hill in hill.layer(depth: 0.3 + 0.25 * Double(number)) }
    }

    /// Grass and flowers between the subject and the camera.
    static func foreground(_ stage: Stage) -> [any SceneElement] {
        guard stage.plan.weather != .snow else { return [] }
        var back = stage.canvas()
        grow(on: &back, stage, level: stage.height * 0.97, height: stage.unit * 0.13, flowers: 26, purpose: "back")
        var front = stage.canvas()
        grow(on: &front, stage, level: stage.height * 1.04, height: stage.unit * 0.2, flowers: 14, purpose: "front")
        var nearest = front.layer(depth: 1.2)
        nearest.swing = 1
        return [back.layer(depth: 0.95), nearest]
    }

    private static func plant(on canvas: inout LayerCanvas, _ stage: Stage) {
        var random = stage.random("bushes")
        let level = stage.horizon + stage.height * 0.1
        for index in 0..<9 {
            let x = canvas.origin.x + canvas.period * (Double(index) + random.number(in: 0...0.8)) / 9
            let green = RGB(hex: 0x4C_83_3C).mixed(with: RGB(hex: 0x7A_A6_44), by: random.number(in: 0...1))
            let isTree = random.number(in: 0...1) > 0.45
            let size = stage.unit * (isTree ? random.number(in: 0.18...0.3) : 0.09)
            let foot = Point(x, level + stage.unit * 0.02)
            if stage.isWhite {
                canvas.stamp(PlantArt.conifer(green, isWhite: true), at: foot, height: size * 1.3, distance: 0.2)
            } else {
                let plant = isTree ? PlantArt.roundTree(green) : PlantArt.bush(green)
                canvas.stamp(plant, at: foot, height: size, distance: 0.22)
            }
        }
    }

    private static func grow(
        on canvas: inout LayerCanvas, _ stage: Stage, level: Double, height: Double, flowers: Int, purpose: String
    ) {
        var random = stage.random("grass \(purpose)")
        let blades = Int(canvas.period / (stage.unit * 0.007))
        for _ in 0..<blades {
            let x = canvas.origin.x + canvas.period * random.number(in: 0...1)
            let green = RGB(hex: 0x3F_7A_2C).mixed(with: RGB(hex: 0x8F_C0_4A), by: random.number(in: 0...1))
            let lean = random.number(in: -0.35...0.35)
            let tall = height * random.number(in: 0.35...0.8)
            canvas.stamp(
                [.polygon(green, [(-0.035, 0), (0.035, 0), (lean, 1)])], at: Point(x, level), height: tall, distance: 0)
        }
        let petals = [0xF2_5F_7A, 0xFF_D3_4D, 0xFF_FF_FF, 0xB8_7C_E8, 0xFF_8C_42] as [UInt32]
        for _ in 0..<flowers {
            let x = canvas.origin.x + canvas.period * random.number(in: 0...1)
            let petal = RGB(hex: petals.randomElement(using: &random) ?? 0xF2_5F_7A)
            canvas.stamp(
                PlantArt.flower(petal), at: Point(x, level), height: height * random.number(in: 0.7...1.15), distance: 0
            )
        }
    }
}
