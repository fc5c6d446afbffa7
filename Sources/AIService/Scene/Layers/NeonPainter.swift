/// Paints the buildings at both sides of a street by night, with shining signs that the wet ground shows again.
enum NeonPainter {
    private static let colours = [0xFF_3D_81, 0x2D_E2_E6, 0xF9_C8_0E, 0x9B_6D_FF, 0x4D_F0_8C] as [UInt32]

    /// The near buildings that frame the view.
    static func frame(_ stage: Stage) -> LayerElement {
        var canvas = stage.canvas()
        var random = stage.random("neon")
        let wide = min(stage.width * 0.19, stage.unit * 0.34)
        let margin = stage.margin
        build(&canvas, stage, left: -margin, right: wide, signsAtRight: true, &random)
        build(&canvas, stage, left: stage.width - wide * 0.9, right: stage.width + margin, signsAtRight: false, &random)
        return canvas.layer(depth: 0.8)
    }

    private static func build(
        _ canvas: inout LayerCanvas, _ stage: Stage, left: Double, right: Double, signsAtRight: Bool,
        _ random: inout SeededRandom
    ) {
        let street = stage.height * 0.9
        let wall = stage.palette.surface(RGB(hex: 0x3A_3C_52))
        canvas.fillRectangle(left, -stage.margin, right - left, street + stage.margin, wall)
        let edge = signsAtRight ? right - stage.unit * 0.014 : left
        canvas.fillRectangle(edge, -stage.margin, stage.unit * 0.014, street + stage.margin, wall.scaled(0.55))
        windows(&canvas, stage, left: left, right: right, street: street, &random)
        shop(&canvas, stage, left: left, right: right, street: street, &random)
        for level in [0.1, 0.42] {
            let colour = RGB(hex: colours.randomElement(using: &random) ?? 0x2D_E2_E6)
            let x = signsAtRight ? right - stage.unit * 0.02 : left - stage.unit * 0.055
            sign(&canvas, stage, x: x, y: stage.height * level, colour, &random)
            reflect(&canvas, stage, x: x + stage.unit * 0.035, street: street, colour)
        }
    }

    /// A lit shop on the ground floor, under a striped awning.
    private static func shop(
        _ canvas: inout LayerCanvas, _ stage: Stage, left: Double, right: Double, street: Double,
        _ random: inout SeededRandom
    ) {
        let colour = RGB(hex: colours.randomElement(using: &random) ?? 0xFF_3D_81)
        let unit = stage.unit
        let glass = RGB(1, 0.86, 0.62)
        canvas.fill(
            [
                Point(left, street - unit * 0.14), Point(right, street - unit * 0.14),
                Point(right, street - unit * 0.03), Point(left, street - unit * 0.03),
            ], top: glass, bottom: glass.scaled(0.62))
        let stripe = unit * 0.034
        for index in 0..<max(Int((right - left) / stripe), 0) {
            let x = left + stripe * Double(index)
            let isPale = index.isMultiple(of: 2)
            canvas.fill(
                [
                    Point(x, street - unit * 0.185), Point(x + stripe, street - unit * 0.185),
                    Point(x + stripe, street - unit * 0.135), Point(x + stripe / 2, street - unit * 0.122),
                    Point(x, street - unit * 0.135),
                ], isPale ? RGB(0.78, 0.76, 0.8) : colour.scaled(0.8))
            if index.isMultiple(of: 4) {
                canvas.fillRectangle(x, street - unit * 0.13, unit * 0.008, unit * 0.1, RGB(0.14, 0.12, 0.16))
            }
        }
        canvas.fillRectangle(left, street - unit * 0.03, right - left, unit * 0.03, RGB(0.1, 0.1, 0.14))
        canvas.glow(
            at: Point((left + right) / 2, street), radius: unit * 0.3, glass, strength: 0.28)
    }

    private static func windows(
        _ canvas: inout LayerCanvas, _ stage: Stage, left: Double, right: Double, street: Double,
        _ random: inout SeededRandom
    ) {
        let step = stage.unit * 0.058
        let rows = Int((street - stage.unit * 0.22 + stage.margin) / step)
        let columns = Int((right - left) / step)
        guard rows > 0, columns > 0 else { return }
        for row in 0..<rows {
            for column in 0..<columns {
                let isLit = random.number(in: 0...1) < 0.34
                let glow = RGB(hex: 0xFF_C8_6E).mixed(with: RGB(hex: 0xBF_E3_FF), by: random.number(in: 0...1))
                let dark = stage.palette.surface(RGB(hex: 0x4A_5A_74)).scaled(0.6)
                canvas.fillRectangle(
                    left + step * (Double(column) + 0.2), step * (Double(row) + 0.2) - stage.margin, step * 0.62,
                    step * 0.56, isLit ? glow.scaled(0.85) : dark)
            }
        }
    }

    /// An upright sign with strokes that look like writing.
    private static func sign(
        _ canvas: inout LayerCanvas, _ stage: Stage, x: Double, y: Double, _ colour: RGB,
        _ random: inout SeededRandom
    ) {
        let width = stage.unit * 0.075
        let height = stage.unit * 0.25
        canvas.glow(
            at: Point(x + width / 2, y + height / 2), radius: stage.unit * 0.27, colour, strength: 0.55)
        canvas.fillRectangle(x, y, width, height, RGB(0.05, 0.05, 0.09))
        let rim = stage.unit * 0.006
        canvas.fillRectangle(x, y, width, rim, colour)
        canvas.fillRectangle(x, y + height - rim, width, rim, colour)
        canvas.fillRectangle(x, y, rim, height, colour)
        canvas.fillRectangle(x + width - rim, y, rim, height, colour)
        let bright = colour.mixed(with: .white, by: 0.35)
        for glyph in 0..<4 {
            let top = y + height * (0.06 + 0.235 * Double(glyph))
            for stroke in 0..<3 {
                let across = random.number(in: 0.5...0.64) * width
                canvas.fillRectangle(
                    x + (width - across) / 2, top + height * 0.07 * Double(stroke), across, rim * 1.3, bright)
            }
            let upright = x + width * random.number(in: 0.3...0.66)
            canvas.fillRectangle(upright, top, rim * 1.3, height * 0.16, bright)
        }
    }

    private static func reflect(_ canvas: inout LayerCanvas, _ stage: Stage, x: Double, street: Double, _ colour: RGB) {
        for step in 0..<5 {
            let down = Double(step) * stage.unit * 0.035
            canvas.glow(
                at: Point(x, street + down), radius: stage.unit * 0.07, colour,
                strength: 0.3 * (1 - Double(step) / 6))
        }
    }
}
