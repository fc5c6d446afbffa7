/// Paints a skyline in three rows, with windows that are lit in the dark, above a street.
enum CityPainter {
    static func elements(_ stage: Stage) -> [any SceneElement] {
        let rows = [(0.5, 0.55, 0.0), (0.4, 0.3, 0.02), (0.32, 0.08, 0.05)]
        var elements: [any SceneElement] = rows.enumerated().map { number, row in
            let (height, distance, drop) = row
            return skyline(
                stage, level: stage.horizon + stage.height * drop, height: stage.unit * height, distance: distance,
                number: number)
        }
        if stage.isDark { elements.append(TrafficElement(stage, level: stage.horizon + stage.height * 0.05)) }
        let isWet = [.rain, .storm, .snow].contains(stage.plan.weather)
        let asphalt = isWet ? RGB(hex: 0x3A_42_50) : RGB(hex: 0x55_57_5E)
        elements.append(
            WaterElement(
                stage, from: stage.horizon + stage.height * 0.06, colour: asphalt, roughness: isWet ? 0.25 : 0,
                mirror: isWet ? 0.72 : 0.14))
        return elements
    }

    /// One row of buildings that stand on `level`; `distance` is 0 here and 1 at the horizon.
    static func skyline(
        _ stage: Stage, level: Double, height: Double, distance: Double, number: Int
    ) -> LayerElement {
        var canvas = stage.canvas()
        build(
            on: &canvas, stage, level: level, height: height, distance: distance, isDark: stage.isDark, number: number)
        return canvas.layer(depth: 0.3 + 0.18 * Double(number))
    }

    private static func build(
        on canvas: inout LayerCanvas, _ stage: Stage, level: Double, height: Double, distance: Double, isDark: Bool,
        number: Int
    ) {
        var random = stage.random("city \(number)")
        let walls = [0x6B_70_80, 0x8A_7F_78, 0x5B_6A_7C, 0x7A_68_70, 0x94_92_8C] as [UInt32]
        var x = canvas.origin.x
        let end = canvas.origin.x + canvas.period
        while x < end {
            let width = min(stage.unit * random.number(in: 0.07...0.16), max(end - x, stage.unit * 0.03))
            let tall = height * random.number(in: 0.35...1)
            let wall = RGB(hex: walls.randomElement(using: &random) ?? 0x6B_70_80).scaled(0.8)
            let colour = stage.palette.surface(wall, distance: distance)
            let roof = level - tall
            canvas.fill(
                [
                    Point(x, roof), Point(x + width, roof), Point(x + width, stage.height * 1.2),
                    Point(x, stage.height * 1.2),
                ],
                top: colour.scaled(1.12), bottom: colour.scaled(0.7))
            if random.number(in: 0...1) > 0.6 {
                canvas.fillRectangle(x + width * 0.45, roof - tall * 0.14, width * 0.06, tall * 0.14, colour)
            }
            lightWindows(on: &canvas, stage, x: x, roof: roof, width: width, level: level, distance, isDark, &random)
            x += width * random.number(in: 0.96...1.1)
        }
    }

    private static func lightWindows(
        on canvas: inout LayerCanvas, _ stage: Stage, x: Double, roof: Double, width: Double, level: Double,
        _ distance: Double, _ isDark: Bool, _ random: inout SeededRandom
    ) {
        let pane = stage.unit * 0.0125 * (1.35 - distance)
        let columns = Int((width - pane) / (pane * 1.9))
        let floors = Int((level - roof - pane) / (pane * 2.1))
        guard columns > 0, floors > 0 else { return }
        let indent = (width - Double(columns) * pane * 1.9 + pane * 0.9) / 2
        let lamps = [0xFF_D4_7A, 0xFF_E6_B0, 0xBF_E3_FF, 0xFF_B3_5C] as [UInt32]
        for floor in 0..<floors {
            for column in 0..<columns {
                let isLit = random.number(in: 0...1) < (isDark ? 0.42 : 0.06)
                let lamp = RGB(hex: lamps.randomElement(using: &random) ?? 0xFF_D4_7A)
                let glass = stage.palette.surface(RGB(hex: 0x9F_C3_DC).scaled(isDark ? 0.35 : 0.9), distance: distance)
                let colour = isLit ? lamp.mixed(with: stage.palette.horizon, by: distance * 0.5) : glass
                canvas.fillRectangle(
                    x + indent + Double(column) * pane * 1.9, roof + pane + Double(floor) * pane * 2.1, pane,
                    pane * 1.2,
                    colour, opacity: isLit ? 1 : 0.6)
            }
        }
        guard isDark, distance < 0.2, random.number(in: 0...1) > 0.55 else { return }
        let neon = [0xFF_3D_81, 0x2D_E2_E6, 0xF9_C8_0E, 0x9B_5D_E5] as [UInt32]
        let colour = RGB(hex: neon.randomElement(using: &random) ?? 0xFF_3D_81)
        let sign = Point(x + width * 0.3, level - (level - roof) * 0.45)
        canvas.fillRectangle(sign.x, sign.y, width * 0.16, stage.unit * 0.1, colour)
        canvas.glow(
            at: Point(sign.x + width * 0.08, sign.y + stage.unit * 0.05), radius: stage.unit * 0.13, colour,
            strength: 0.5)
    }
}
